package fi.tyokykypolku.casefile;

/** A task lies on another worklist now, in nobody's hands. */
public record TaskMoved(String task, String worklist) {}
