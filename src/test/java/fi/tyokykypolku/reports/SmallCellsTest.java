package fi.tyokykypolku.reports;

import static fi.tyokykypolku.reports.SmallCells.HIDDEN;
import static fi.tyokykypolku.reports.SmallCells.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.directory.Organisation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** No number that a report hides can be worked out from what else it tells. */
class SmallCellsTest {
    /** What stands in a table, and every set of numbers it can stand for. */
    private final Map<String, List<Set<Long>>> possible = new HashMap<>();

    @BeforeTry
    void forget() {
        possible.clear();
    }

    /** Every row there can be: whoever reads one knows the rules, and what is a part of what. */
    @Property
    void noHiddenCountOfClocksCanBeTold(@ForAll @IntRange(min = 5, max = 18) int clocks) {
        for (int running = 0; running <= clocks; running++) {
            for (int done = 0; done <= clocks - running; done++) {
                for (int lateRunning = 0; lateRunning <= running; lateRunning++) {
                    for (int nearing = 0; nearing <= running - lateRunning; nearing++) {
                        for (int late = lateRunning; late <= lateRunning + clocks - running; late++) {
                            note(
                                    DelaysTable.CLOCKS.of(List.of(DelayFigure.of(
                                            clocks(clocks, running, late, lateRunning, nearing, done), HIDDEN))),
                                    running,
                                    late,
                                    lateRunning,
                                    nearing,
                                    done);
                        }
                    }
                }
            }
        }
        nothingCanBeTold(3);
    }

    @Property
    void noHiddenCountOfAnElementCanBeTold(@ForAll @IntRange(min = 5, max = 30) int clocks) {
        for (int running = 0; running <= clocks; running++) {
            for (int late = 0; late <= running; late++) {
                for (int done = 0; done <= clocks - running; done++) {
                    note(
                            DelaysTable.STEPS.of(
                                    List.of(new StepRow("e", "S", "LEGAL", clocks, running, late, done, 9.0, 9.0))),
                            running,
                            late,
                            done);
                }
            }
        }
        nothingCanBeTold(4);
    }

    /** All rejections are told beside the positive decisions of each group. */
    @Property(tries = 200)
    void noHiddenCountOfDecisionsCanBeTold(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 5, max = 14) Integer> groups) {
        positives(groups)
                .forEach(positive -> note(
                        DelaysTable.FIGURES.of(CaseFigure.of(decisions(groups, positive), HIDDEN)),
                        positive.stream().mapToLong(Integer::longValue).toArray()));
        nothingCanBeTold(2);
    }

    @Property
    void noHiddenCountOfCasesCanBeTold(@ForAll @IntRange(min = 5, max = 30) int of) {
        for (int count = 0; count <= of; count++) {
            note(
                    DelaysTable.FIGURES.of(CaseFigure.of(
                            List.of(new FigureRow(
                                    "FIRST_KELA_CONTACT", null, false, count, of, count, 9.0, 9.0, "DAYS")),
                            HIDDEN)),
                    count);
        }
        nothingCanBeTold(2);
    }

    @Example
    void whatIsMeasuredIsToldOfFiveOrMore() {
        assertThat(HIDDEN.measure(7.5, 4, 20L)).isNull();
        assertThat(HIDDEN.measure(7.5, 5, 20L)).isEqualTo(7.5);
        assertThat(TOLD.measure(7.5, 1, 1L)).isEqualTo(7.5);
        assertThat(DelaysTable.WAITS.of(List.of(new WaitRow("CLIENT", Organisation.KELA, false, 9.5, 4))))
                .contains("CLIENT,KELA,,<5");
        assertThat(CaseFigure.of(
                        List.of(new FigureRow("HANDOFFS", null, false, 12, 4, 4, 3.0, 4.0, "HANDOFFS")), HIDDEN))
                .containsExactly(new CaseFigure("HANDOFFS", null, false, null, null, null, null, "HANDOFFS"));
    }

    /** The sums of others are hidden whatever becomes of the caller's own. */
    @Example
    void whatIsSmallOfOthersIsAlwaysHidden() {
        DelayRow row = new DelayRow("KELA", true, "LEGAL", 20, 9, 6, 3, 0, 4, 1.0, 2.0, 3);
        assertThat(DelayFigure.of(row, TOLD))
                .isEqualTo(DelayFigure.of(row, HIDDEN))
                .isEqualTo(new DelayFigure("KELA", true, "LEGAL", 20L, 9L, 6L, null, null, null, null, null, null));
    }

    private static DelayRow clocks(int clocks, int running, int late, int lateRunning, int nearing, int done) {
        return new DelayRow("g", false, "LEGAL", clocks, running, late, lateRunning, nearing, done, 9.0, 9.0, 9);
    }

    private static List<FigureRow> decisions(List<Integer> groups, List<Integer> positive) {
        int all = groups.stream().mapToInt(Integer::intValue).sum();
        int rejected = all - positive.stream().mapToInt(Integer::intValue).sum();
        return Stream.concat(
                        IntStream.range(0, groups.size())
                                .mapToObj(n -> new FigureRow(
                                        "POSITIVE_DECISIONS",
                                        "g" + n,
                                        false,
                                        positive.get(n),
                                        groups.get(n),
                                        0,
                                        null,
                                        null,
                                        "DECISIONS")),
                        Stream.of(new FigureRow(
                                "REJECTION_TO_NEXT_STEP", null, false, rejected, rejected, rejected, 9.0, 9.0, "DAYS")))
                .toList();
    }

    /** Of each group so many decisions can have been positive. */
    private static Stream<List<Integer>> positives(List<Integer> groups) {
        if (groups.isEmpty()) {
            return Stream.of(List.of());
        }
        return positives(groups.subList(1, groups.size()))
                .flatMap(rest -> IntStream.rangeClosed(0, groups.get(0))
                        .mapToObj(first ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()));
    }

    private void note(String table, long... numbers) {
        List<Set<Long>> sets = possible.computeIfAbsent(
                table,
                any -> Stream.generate(() -> (Set<Long>) new TreeSet<Long>())
                        .limit(numbers.length)
                        .collect(Collectors.toList()));
        for (int n = 0; n < numbers.length; n++) {
            sets.get(n).add(numbers[n]);
        }
    }

    /** The numbers stand beside each other from a column on, or below each other in it; nobody is behind a nought. */
    private void nothingCanBeTold(int column) {
        assertThat(possible).isNotEmpty();
        possible.forEach((table, numbers) -> {
            List<String[]> rows =
                    table.lines().skip(1).map(line -> line.split(",", -1)).toList();
            boolean below = rows.get(0)[0].equals("POSITIVE_DECISIONS");
            for (int n = 0; n < numbers.size(); n++) {
                String cell = below ? rows.get(n)[column] : rows.get(0)[column + n];
                if (cell.equals("..") && !numbers.get(n).contains(0L)) {
                    assertThat(numbers.get(n)).as(table).hasSizeGreaterThan(1);
                }
            }
        });
    }
}
