package fi.tyokykypolku.reports;

import static fi.tyokykypolku.reports.SmallCells.HIDDEN;

import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.voice.AnswerRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a report stands in a table for use elsewhere: in the reader's language, small numbers hidden. */
final class DelaysTable<R> {
    private static final Sentences SENTENCES = new Sentences("reports");
    private static final String FEW = "<" + Delays.SMALL;
    /** It, or what could be told from it, is small. */
    private static final String UNTOLD = "..";

    static final DelaysTable<DelayFigure> CLOCKS = new DelaysTable<>(
            List.of(
                    "group",
                    "kind",
                    "clocks",
                    "running",
                    "late",
                    "lateRunning",
                    "nearing",
                    "done",
                    "medianDays",
                    "p90Days",
                    "longestDays"),
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
            List.of("waitingOn", "organisation", "days", "clocks"),
            row -> Arrays.asList(
                    row.waitingOn(),
                    group(row.organisation().name(), row.others()),
                    HIDDEN.measure(row.days(), row.clocks(), row.clocks()),
                    few(HIDDEN.whole(row.clocks()))));

    static final DelaysTable<CaseFigure> FIGURES = new DelaysTable<>(
            List.of("figure", "group", "count", "of", "median", "p90", "mean", "target", "unit"),
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
            List.of("asked", "question", "withKela", "organisation", "answers", "meanOfFive"),
            row -> Arrays.asList(
                    row.asked(), row.question(), row.withKela(), row.organisation(), row.answers(), row.mean()));

    static final DelaysTable<StepRow> STEPS = new DelaysTable<>(
            List.of("phase", "sla", "kind", "clocks", "running", "late", "done", "medianDays", "targetDays"), row -> {
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
        return Csv.table(
                header.stream().map(SENTENCES::say).toList(), rows.stream().map(line));
    }

    private static String group(String group, boolean others) {
        return others ? SENTENCES.say("others", group).strip() : group;
    }

    private static Object few(@Nullable Long count) {
        return count == null ? FEW : count;
    }

    private static Object untold(@Nullable Long count) {
        return count == null ? UNTOLD : count;
    }
}
