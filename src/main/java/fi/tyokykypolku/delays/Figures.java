package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures about cases as wholes; each is defined in {@code src/docs/measures.md}. */
@Component
public class Figures {
    private final JdbcClient jdbc;
    private final CaseFile caseFile;

    Figures(JdbcClient jdbc, CaseFile caseFile) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
    }

    /** Every figure about the cases in which what is selected has had a part, whatever the kind of limit. */
    public List<FigureRow> of(Selection selection) {
        Selection anyKind = selection.ofKind(null);
        return Stream.of(Figure.values())
                .flatMap(figure -> Stream.concat(
                        ask(figure, anyKind, false),
                        anyKind.withOthers() ? ask(figure, anyKind, true) : Stream.empty()))
                .toList();
    }

    private Stream<FigureRow> ask(Figure figure, Selection selection, boolean others) {
        String sql = """
                select %s as g, %s as n, count(*) as total,
                    percentile_cont(0.5) within group (order by v) filter (where hit) as median,
                    percentile_cont(0.9) within group (order by v) filter (where hit) as p90
                from (%s) as x where %s%s
                """.formatted(
                        others ? "cast(null as varchar)" : "g",
                        figure.count(),
                        figure.rows(),
                        cases(selection, others),
                        others ? " having count(*) >= " + Delays.SMALL : " group by g order by g");
        return selection
                .bind(jdbc.sql(sql), caseFile.now())
                .query((row, n) -> new FigureRow(
                        figure.name(),
                        row.getString("g"),
                        others,
                        row.getLong("n"),
                        row.getLong("total"),
                        Delays.number(row, "median"),
                        Delays.number(row, "p90"),
                        figure.unit().name()))
                .stream();
    }

    private static String cases(Selection selection, boolean others) {
        Selection everyone = new Selection(
                selection.from(), selection.to(), null, selection.organisation(), selection.area(), Set.of());
        boolean all = selection.organisation() == null
                && selection.area() == null
                && selection.own().isEmpty();
        if (all) {
            return "1 = 1";
        }
        String part = "case_id in (select c.case_id from tkp_clock c where %s)";
        return others
                ? part.formatted(everyone.clocks(false))
                        + " and case_id not in (select c.case_id from tkp_clock c where c.worklist in (:own))"
                : part.formatted(selection.clocks(false));
    }
}
