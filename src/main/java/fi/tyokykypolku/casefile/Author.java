package fi.tyokykypolku.casefile;

import fi.tyokykypolku.directory.Organisation;

/**
 * Who writes into the case file.
 *
 * @param user user id
 * @param organisation organisation type acted for
 * @param source task id or interface
 */
public record Author(String user, Organisation organisation, String source) {}
