package fi.tyokykypolku.uselog;

import java.time.Instant;

/**
 * A row of the use log.
 *
 * @param id running number in the chain
 */
public record LoggedUse(long id, Instant at, Use use) {}
