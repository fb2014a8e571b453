package fi.tyokykypolku.reports;

import static fi.tyokykypolku.reports.SmallCells.HIDDEN;

import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.voice.AnswerRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a report stands in a table for use elsewhere: in Finnish, small numbers hidden. */
final class DelaysTable<R> {
    private static final String FEW = "<" + Delays.SMALL;
    /** It, or what could be told from it, is small. */
    private static final String UNTOLD = "..";

    static final DelaysTable<DelayFigure> CLOCKS = new DelaysTable<>(
            List.of(
                    "Ryhmä",
                    "Määräajan laji",
                    "Kelloja",
                    "Käynnissä",
                    "Myöhässä",
                    "Käynnissä ja myöhässä",
                    "Ylittymässä pian",
                    "Tehtyjä",
                    "Mediaani päivinä",
                    "Yhdeksän kymmenestä päivinä",
                    "Pisin päivinä"),
            row -> Arrays.asList(
                    group(row.group(), row.others()),
                    row.kind(),
                    few(row.clocks()),
                    untold(row.running()),
                    untold(row.late()),
                    untold(row.lateRunning()),
                    untold(row.nearing()),
                    untold(row.done()),
                    row.medianDays(),
                    row.p90Days(),
                    row.longestDays()));

    static final DelaysTable<WaitRow> WAITS = new DelaysTable<>(
            List.of("Odotetaan", "Organisaatio", "Päiviä", "Kelloja"),
            row -> Arrays.asList(
                    row.waitingOn(),
                    group(row.organisation().name(), row.others()),
                    HIDDEN.measure(row.days(), row.clocks(), row.clocks()),
                    few(HIDDEN.whole(row.clocks()))));

    static final DelaysTable<CaseFigure> FIGURES = new DelaysTable<>(
            List.of(
                    "Luku",
                    "Ryhmä",
                    "Määrä",
                    "Kaikkiaan",
                    "Mediaani",
                    "Yhdeksän kymmenestä",
                    "Keskiarvo",
                    "Tavoite",
                    "Yksikkö"),
            row -> Arrays.asList(
                    row.figure(),
                    group(Objects.requireNonNullElse(row.group(), ""), row.others()),
                    untold(row.count()),
                    few(row.of()),
                    row.median(),
                    row.p90(),
                    row.mean(),
                    row.target(),
                    row.unit()));

    static final DelaysTable<AnswerRow> ANSWERS = new DelaysTable<>(
            List.of("Kysytty", "Väittämä", "Kela mukana", "Organisaatio", "Vastauksia", "Keskiarvo 1–5"),
            row -> Arrays.asList(
                    row.asked(), row.question(), row.withKela(), row.organisation(), row.answers(), row.mean()));

    static final DelaysTable<StepRow> STEPS = new DelaysTable<>(
            List.of(
                    "Vaihe",
                    "Määräaika",
                    "Määräajan laji",
                    "Kelloja",
                    "Käynnissä",
                    "Myöhässä",
                    "Tehtyjä",
                    "Mediaani päivinä",
                    "Tavoite päivinä"),
            row -> {
                Long clocks = HIDDEN.whole(row.clocks());
                Long running = HIDDEN.part(row.running(), clocks);
                Long stopped = SmallCells.beside(running, clocks);
                return Arrays.asList(
                        row.element(),
                        row.sla(),
                        row.kind(),
                        few(clocks),
                        untold(running),
                        untold(HIDDEN.part(row.late(), running)),
                        untold(HIDDEN.part(row.done(), stopped)),
                        HIDDEN.measure(row.medianDays(), row.done(), stopped),
                        HIDDEN.measure(row.targetDays(), row.clocks(), row.clocks()));
            });

    private final List<String> header;
    private final Function<R, List<?>> line;

    private DelaysTable(List<String> header, Function<R, List<?>> line) {
        this.header = header;
        this.line = line;
    }

    String of(List<R> rows) {
        return Csv.table(header, rows.stream().map(line));
    }

    private static String group(String group, boolean others) {
        return others ? (group + " muut").strip() : group;
    }

    private static Object few(@Nullable Long count) {
        return count == null ? FEW : count;
    }

    private static Object untold(@Nullable Long count) {
        return count == null ? UNTOLD : count;
    }
}
