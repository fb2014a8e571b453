package fi.tyokykypolku.engine;

/**
 * The newest version of a table could not answer a case, and an earlier one did. Told once for each version and node.
 *
 * @param decision id of the table
 * @param failed id of the definition that failed
 * @param answered id of the definition that answered
 * @param why what the failure said; of the table, never of the case
 */
public record TableFailed(String decision, String failed, String answered, String why) {}
