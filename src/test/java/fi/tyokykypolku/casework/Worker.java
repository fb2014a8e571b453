package fi.tyokykypolku.casework;

/**
 * Someone who works on a worklist.
 *
 * @param worklist group the tasks lie with
 * @param user who takes them
 */
public record Worker(String worklist, String user) {}
