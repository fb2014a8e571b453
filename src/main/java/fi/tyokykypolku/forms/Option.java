package fi.tyokykypolku.forms;

/** One choice of a list. */
public record Option(String value, String label) {}
