package fi.tyokykypolku.simulation;

import static java.util.stream.Collectors.toMap;

import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.simulation.CohortFigures.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what came out of a run from the same reports as everyone's. */
@Component
@Profile("demo")
class CohortReport {
    private static final Selection BOTH_YEARS = Selection.of(LocalDate.of(2021, 1, 1), Cohort.LAST_DAY);

    private final Delays delays;
    private final Figures figures;
    private final JdbcClient jdbc;

    CohortReport(Delays delays, Figures figures, JdbcClient jdbc) {
        this.delays = delays;
        this.figures = figures;
        this.jdbc = jdbc;
    }

    CohortFigures read() {
        Map<String, DelayRow> clocks = delays.by(Grouping.TASK, BOTH_YEARS).stream()
                .collect(toMap(DelayRow::group, Function.identity(), (a, b) -> a));
        List<FigureRow> rows = figures.of(BOTH_YEARS);
        Map<String, Share> positive = new TreeMap<>();
        rows.stream()
                .filter(row -> row.figure().equals("POSITIVE_DECISIONS") && row.group() != null)
                .forEach(row ->
                        positive.merge(String.valueOf(row.group()).replaceFirst("/.*", ""), share(row), Share::plus));
        FigureRow contact = row(rows, "FIRST_KELA_CONTACT");
        FigureRow handOffs = row(rows, "HANDOFFS");
        return new CohortFigures(
                jdbc.sql("select count(*) from tkp_case").query(Long.class).single(),
                inTime(clocks.get("planning")),
                median(clocks.get("planning")),
                median(clocks.get("answerKelaQuestion")),
                share(contact),
                contact == null ? null : contact.median(),
                handOffs == null ? 0 : handOffs.count(),
                share(row(rows, "REVIEWS_ON_TIME")),
                handedOver(clocks.get("handOverFromKela")),
                positive,
                roles());
    }

    private Share handedOver(@Nullable DelayRow handOvers) {
        long begun = jdbc.sql("select count(distinct case_id) from tkp_milestone where milestone = ?")
                .param(Milestone.KELA_LED.name())
                .query(Long.class)
                .single();
        return new Share(handOvers == null ? 0 : handOvers.clocks() - handOvers.running(), begun);
    }

    private Map<String, Long> roles() {
        return jdbc.sql("""
                        select role, count(*) as cases from (
                            select case_id, case when bool_or(outcome = 'CASE_LEAD') then 'CASE_LEAD'
                                when bool_or(outcome = 'CONSULTED') then 'CONSULTED'
                                when bool_or(outcome = 'NONE') then 'NONE' else 'GENERAL_ADVICE_ONLY' end as role
                            from tkp_explanation where decision = 'kela' group by case_id) as reached
                        group by role order by role
                        """).query((row, n) -> Map.entry(row.getString("role"), row.getLong("cases"))).list().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    // Of those whose time is up or whose work is done.
    private static Share inTime(@Nullable DelayRow row) {
        if (row == null) {
            return Share.NONE;
        }
        long decided = row.clocks() - row.running() + row.lateRunning();
        return new Share(decided - row.late(), decided);
    }

    private static @Nullable Double median(@Nullable DelayRow row) {
        return row == null ? null : row.medianDays();
    }

    private static Share share(@Nullable FigureRow row) {
        return row == null ? Share.NONE : new Share(row.count(), row.of());
    }

    private static @Nullable FigureRow row(List<FigureRow> rows, String figure) {
        return rows.stream()
                .filter(row -> row.figure().equals(figure))
                .findFirst()
                .orElse(null);
    }
}
