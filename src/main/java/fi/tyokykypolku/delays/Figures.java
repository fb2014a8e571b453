package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import java.util.List;
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
                .flatMap(figure -> anyKind.withOthers(others -> ask(figure, anyKind, others)).stream())
                .toList();
    }

    private List<FigureRow> ask(Figure figure, Selection selection, boolean others) {
        String sql = """
                select %s as g, %s as n, count(*) as total, count(v) filter (where hit) as measured,
                    percentile_cont(0.5) within group (order by v) filter (where hit) as median,
                    percentile_cont(0.9) within group (order by v) filter (where hit) as p90
                from (%s) as x%s
                """.formatted(
                        others ? "cast(null as varchar)" : "g",
                        figure.count(),
                        figure.rows(cases(selection, others)),
                        others ? " having count(*) >= " + Delays.SMALL : " group by g order by g");
        return selection
                .bind(jdbc.sql(sql), caseFile.now())
                .query((row, n) -> new FigureRow(
                        figure.name(),
                        row.getString("g"),
                        others,
                        row.getLong("n"),
                        row.getLong("total"),
                        row.getLong("measured"),
                        row.getObject("median", Double.class),
                        row.getObject("p90", Double.class),
                        figure.unit().name()))
                .list();
    }

    private static String cases(Selection selection, boolean others) {
        return others
                ? withClock(selection.clocks(true)) + " and not " + withClock("c.worklist in (:own)")
                : withClock(selection.clocks(false));
    }

    private static String withClock(String which) {
        return "case_id in (select c.case_id from tkp_clock c where " + which + ")";
    }
}
