package fi.tyokykypolku.delays;

import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about, and for whom.
 *
 * @param from first day
 * @param to last day
 * @param kind LEGAL, TARGET or INTERNAL; null for each on rows of its own
 * @param organisation null for all
 * @param area worklist without team; null for all
 * @param own worklists without team whose detail is shown, while others are sums by kind of organisation; empty for the detail of all
 */
public record Selection(
        LocalDate from,
        LocalDate to,
        @Nullable String kind,
        @Nullable Organisation organisation,
        @Nullable String area,
        Set<String> own) {

    /** Everything of a period in detail. */
    public static Selection of(LocalDate from, LocalDate to) {
        return new Selection(from, to, null, null, null, Set.of());
    }

    /** The same of one kind; null for all. */
    public Selection ofKind(@Nullable String only) {
        return new Selection(from, to, only, organisation, area, own);
    }

    /** Whether sums of others belong to the answer: those of an area would be its detail. */
    boolean withOthers() {
        return !own.isEmpty() && area == null;
    }
}
