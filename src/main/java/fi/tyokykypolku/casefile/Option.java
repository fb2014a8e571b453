package fi.tyokykypolku.casefile;

/** One choice of a list. */
public record Option(String value, String label) {}
