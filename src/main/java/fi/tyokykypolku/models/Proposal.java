package fi.tyokykypolku.models;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Models that wait for a second person, or have waited.
 *
 * @param name of the deployment they came as
 * @param matters why they wait
 * @param decidedBy null while they wait
 * @param reason why they were rejected
 */
record Proposal(
        long id,
        OffsetDateTime at,
        String author,
        String name,
        Set<Matter> matters,
        Status status,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {
    /** What has become of it. */
    enum Status {
        WAITING,
        ACCEPTED,
        REJECTED,
        WITHDRAWN
    }
}
