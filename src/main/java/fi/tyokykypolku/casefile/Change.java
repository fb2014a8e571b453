package fi.tyokykypolku.casefile;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody has written into the client's file at one moment.
 *
 * @param categories of what was written or removed
 */
public record Change(Instant at, Author author, Set<Category> categories) {}
