package fi.tyokykypolku.intake;

import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a report stands in a table for use elsewhere: in Finnish, small numbers hidden. */
final class DelaysTable<R> {
    private static final String HIDDEN = "<" + Delays.SMALL;

    static final DelaysTable<DelayRow> CLOCKS = new DelaysTable<>(
            List.of(
                    "Ryhmä",
                    "Määräajan laji",
                    "Kelloja",
                    "Käynnissä",
                    "Myöhässä",
                    "Käynnissä ja myöhässä",
                    "Ylittymässä pian",
                    "Mediaani päivinä",
                    "Yhdeksän kymmenestä päivinä",
                    "Pisin päivinä"),
            row -> Arrays.asList(
                    group(row.group(), row.others()),
                    row.kind(),
                    number(row.clocks()),
                    number(row.running(), row.clocks()),
                    number(row.late(), row.clocks()),
                    number(row.lateRunning(), row.clocks()),
                    number(row.nearing(), row.clocks()),
                    measure(row.medianDays(), row.clocks()),
                    measure(row.p90Days(), row.clocks()),
                    measure(row.longestDays(), row.clocks())));

    static final DelaysTable<WaitRow> WAITS = new DelaysTable<>(
            List.of("Odotetaan", "Organisaatio", "Päiviä", "Kelloja"),
            row -> Arrays.asList(
                    row.waitingOn(),
                    group(row.organisation(), row.others()),
                    measure(row.days(), row.clocks()),
                    number(row.clocks())));

    static final DelaysTable<FigureRow> FIGURES = new DelaysTable<>(
            List.of("Luku", "Ryhmä", "Määrä", "Kaikkiaan", "Mediaani", "Yhdeksän kymmenestä", "Yksikkö"),
            row -> Arrays.asList(
                    row.figure(),
                    group(Objects.requireNonNullElse(row.group(), ""), row.others()),
                    number(row.count(), row.of()),
                    number(row.of()),
                    measure(row.median(), row.count()),
                    measure(row.p90(), row.count()),
                    row.unit()));

    static final DelaysTable<StepRow> STEPS = new DelaysTable<>(
            List.of(
                    "Vaihe",
                    "Määräaika",
                    "Määräajan laji",
                    "Käynnissä",
                    "Myöhässä",
                    "Mediaani päivinä",
                    "Tavoite päivinä"),
            row -> Arrays.asList(
                    row.element(),
                    row.sla(),
                    row.kind(),
                    number(row.running()),
                    number(row.late(), row.running()),
                    row.medianDays(),
                    row.targetDays()));

    private final List<String> header;
    private final Function<R, List<?>> line;

    private DelaysTable(List<String> header, Function<R, List<?>> line) {
        this.header = header;
        this.line = line;
    }

    /** The label, where there is one, above the table. */
    String of(DelaysView<R> view) {
        String table = Csv.table(header, view.rows().stream().map(line));
        return view.label() == null ? table : view.label() + "\r\n" + table;
    }

    private static String group(String group, boolean others) {
        return others ? (group + " muut").strip() : group;
    }

    private static String number(long count) {
        return count > 0 && count < Delays.SMALL ? HIDDEN : String.valueOf(count);
    }

    private static String number(long count, long all) {
        return all > 0 && all < Delays.SMALL ? HIDDEN : number(count);
    }

    private static Object measure(@Nullable Number measure, long all) {
        return measure == null || all < Delays.SMALL ? "" : measure;
    }
}
