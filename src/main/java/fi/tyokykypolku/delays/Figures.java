package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures about cases as wholes; each is defined in {@code src/docs/measures.md}. */
@Component
public class Figures {
    private static final String AVERAGES =
            "avg(cast(v as double precision)) filter (where hit) as mean, avg(cast(target as double precision)) as target";
    private static final String NO_AVERAGES =
            "cast(null as double precision) as mean, cast(null as double precision) as target";

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final CaseSummaries summaries;
    private final ReportTransaction transaction;

    Figures(JdbcClient jdbc, CaseFile caseFile, CaseSummaries summaries, ReportTransaction transaction) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.summaries = summaries;
        this.transaction = transaction;
    }

    /** Every figure about the cases in which what is selected has had a part, whatever the kind of limit. */
    public List<FigureRow> of(Selection selection) {
        Selection anyKind = selection.ofKind(null);
        Instant now = caseFile.now();
        return transaction.read(() -> {
            Map<Boolean, List<CaseCount>> cases = new HashMap<>();
            return Stream.of(Figure.values())
                    .flatMap(figure -> anyKind
                            .withOthers(others -> figure.rows(clocksOf(figure, anyKind, others))
                                    .map(query -> ask(figure, query, anyKind, others, now))
                                    .orElseGet(() -> of(
                                            figure,
                                            others,
                                            cases.computeIfAbsent(others, any -> cases(anyKind, others, now)))))
                            .stream())
                    .toList();
        });
    }

    private List<FigureRow> ask(Figure figure, String query, Selection selection, boolean others, Instant now) {
        String sql = """
                select %s as g, count(*) filter (where hit) as n, count(*) as total, count(v) filter (where hit) as measured,
                    percentile_cont(0.5) within group (order by v) filter (where hit) as median,
                    percentile_cont(0.9) within group (order by v) filter (where hit) as p90, %s
                from (%s) as x%s
                """.formatted(
                        others ? "cast(null as varchar)" : "g",
                        Figure.AVERAGES.contains(figure) ? AVERAGES : NO_AVERAGES,
                        query,
                        others ? " having count(*) >= " + Delays.SMALL : " group by g order by g");
        return selection
                .bind(jdbc.sql(sql), now)
                .query((row, n) -> new FigureRow(
                        figure.name(),
                        row.getString("g"),
                        others,
                        row.getLong("n"),
                        row.getLong("total"),
                        row.getLong("measured"),
                        row.getObject("median", Double.class),
                        row.getObject("p90", Double.class),
                        row.getObject("mean", Double.class),
                        row.getObject("target", Double.class),
                        figure.unit().name()))
                .list();
    }

    /** The cases whose referral was received in the period: what is kept of them, and the others from their clocks. */
    private List<CaseCount> cases(Selection selection, boolean others, Instant now) {
        List<String> changed = selection
                .bind(jdbc.sql("""
                                select distinct m.case_id from tkp_case k
                                    join tkp_milestone m on m.case_id = k.case_id and m.milestone = 'RECEIVED'
                                where not k.summarised and m.reached_on between :first and :last
                                    and exists (select 1 from tkp_clock c where c.case_id = k.case_id and %s)%s
                                """.formatted(selection.clocks(others), without("tkp_clock", others, "k"))), now)
                .query(String.class)
                .list();
        return Stream.concat(
                        summaries.kept(summarised(selection, others), sql -> selection.bind(sql, now)).stream(),
                        summaries.drawn(changed).stream()
                                // An earlier note of the referral may be of the period, and the newest one not.
                                .filter(each -> isWithin(each, selection))
                                .map(CaseSummary::alike))
                .toList();
    }

    private static boolean isWithin(CaseSummary summary, Selection selection) {
        LocalDate day = Objects.requireNonNull(summary.receivedOn());
        return !day.isBefore(selection.from()) && !day.isAfter(selection.to());
    }

    private static List<FigureRow> of(Figure figure, boolean others, List<CaseCount> cases) {
        return switch (figure) {
            case FIRST_KELA_CONTACT ->
                row(figure, null, others, cases, each -> each.kelaDays() != null, CaseCount::kelaDays);
            case HANDOFFS -> row(figure, null, others, cases, each -> true, CaseCount::handoffs);
            case NAMED_EVERYWHERE -> row(figure, null, others, cases, CaseCount::named, each -> null);
            case BENEFIT_CHECKS -> benefitChecks(figure, others, cases);
            default -> throw new IllegalArgumentException(figure + " is not drawn from cases");
        };
    }

    private static List<FigureRow> benefitChecks(Figure figure, boolean others, List<CaseCount> cases) {
        List<CaseCount> screened =
                cases.stream().filter(each -> each.benefitCheck() != null).toList();
        Predicate<CaseCount> hit = each -> Boolean.TRUE.equals(each.benefitCheck());
        if (others) {
            return row(figure, null, true, screened, hit, each -> null);
        }
        return Stream.of(false, true)
                .flatMap(withKela -> row(
                        figure,
                        withKela ? "WITH_KELA" : "WITHOUT_KELA",
                        false,
                        screened.stream()
                                .filter(each -> each.withKela() == withKela)
                                .toList(),
                        hit,
                        each -> null)
                        .stream())
                .toList();
    }

    private interface Measure {
        @Nullable
        Integer of(CaseCount each);
    }

    private static List<FigureRow> row(
            Figure figure,
            @Nullable String group,
            boolean others,
            List<CaseCount> cases,
            Predicate<CaseCount> hit,
            Measure measure) {
        Distribution measured = new Distribution();
        long total = 0;
        long hits = 0;
        for (CaseCount each : cases) {
            total += each.cases();
            if (hit.test(each)) {
                hits += each.cases();
                Integer value = measure.of(each);
                if (value != null) {
                    measured.add(value, each.cases());
                }
            }
        }
        if (total < (others ? Delays.SMALL : 1)) {
            return List.of();
        }
        return List.of(new FigureRow(
                figure.name(),
                group,
                others,
                figure == Figure.HANDOFFS ? measured.sum() : hits,
                total,
                measured.count(),
                measured.percentile(Distribution.MEDIAN),
                measured.percentile(Distribution.P90),
                figure.unit().name()));
    }

    /** SQL condition over rows {@code c} of cases in which what is selected has had a part. */
    private static String clocksOf(Figure figure, Selection selection, boolean others) {
        // What is drawn from clocks is of cases with clocks.
        return isEverything(selection) && !Figure.WITHOUT_CLOCKS.contains(figure)
                ? "1 = 1"
                : """
                (c.case_id in (select s.case_id from tkp_case_summary s where %s)
                    or c.case_id in (select c.case_id from tkp_case k join tkp_clock c on c.case_id = k.case_id
                        where not k.summarised and %s%s))
                """.formatted(
                        summarised(selection, others), selection.clocks(others), without("tkp_clock", others, "k"));
    }

    /** SQL condition over {@code tkp_case_summary s}. Only a case with a clock is summed up. */
    private static String summarised(Selection selection, boolean others) {
        return isEverything(selection)
                ? "1 = 1"
                : "s.case_id in (select c.case_id from tkp_case_place c where " + selection.clocks(others) + ")"
                        + without("tkp_case_place", others, "s");
    }

    private static boolean isEverything(Selection selection) {
        return selection.organisation() == null
                && selection.area() == null
                && selection.own().isEmpty();
    }

    /** SQL condition: none of the caller's own worklists has had a part. */
    private static String without(String table, boolean others, String cases) {
        return others
                ? " and not exists (select 1 from " + table + " o where o.case_id = " + cases
                        + ".case_id and o.worklist in (:own))"
                : "";
    }
}
