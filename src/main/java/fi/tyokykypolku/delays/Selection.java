package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /**
     * What is shown in detail, and after it the sums of others where they belong to the answer: those of an area would be its detail.
     *
     * @param rows those of others when told true
     */
    <R> List<R> withOthers(Function<Boolean, List<R>> rows) {
        return own.isEmpty() || area != null
                ? rows.apply(false)
                : Stream.of(false, true).map(rows).flatMap(List::stream).toList();
    }

    /** SQL condition over {@code tkp_clock c}: the clocks shown in detail, or those of others. */
    String clocks(boolean others) {
        StringBuilder which = new StringBuilder("1 = 1");
        if (kind != null) {
            which.append(" and c.kind = :kind");
        }
        if (organisation != null) {
            which.append(" and c.organisation = :organisation");
        }
        if (area != null) {
            which.append(" and c.worklist = :area");
        }
        if (!own.isEmpty()) {
            which.append(others ? " and c.worklist not in (:own)" : " and c.worklist in (:own)");
        }
        return which.toString();
    }

    /** The same of the clocks that started in the period. */
    String started(boolean others) {
        return "c.started_at >= :from and c.started_at < :until and " + clocks(others);
    }

    /** Gives the conditions, and whatever else names them, their values. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Instant now) {
        return sql.param("now", now.atOffset(ZoneOffset.UTC))
                .param("first", from)
                .param("last", to)
                .param("from", begin(from))
                .param("until", begin(to.plusDays(1)))
                .param("kind", kind)
                .param("organisation", organisation == null ? null : organisation.name())
                .param("area", area)
                .param("own", own);
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(CaseFile.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
