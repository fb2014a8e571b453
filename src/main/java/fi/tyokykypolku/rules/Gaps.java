package fi.tyokykypolku.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Facts on which a table has no answer though the application cannot do without one. Each column is tried with values that stand for all
 * that may be asked; a cell that only an evaluation could tell is evaluated.
 */
final class Gaps {
    /** Tables that must answer, each with the inputs that may be unknown. */
    private static final Map<String, Set<String>> UNKNOWN = Map.of(
            KnownTables.ROUTING,
            Set.of(),
            KnownTables.DEADLINES,
            Set.of(),
            KnownTables.LEGAL_BASIS,
            Set.of(),
            KnownTables.KELA,
            Set.of(),
            KnownTables.PENSION_AGE,
            Set.of(),
            KnownTables.TRACK,
            Set.of(
                    "unemployed",
                    "workAbilityLimitation",
                    "functionalLimitation",
                    "lifeManagement",
                    "solvableByConsultation",
                    "consentRefused"),
            KnownTables.RESPONSIBLE,
            Set.of(
                    "accidentOrTraffic",
                    "earningsLastFiveYears",
                    "insurerDecision",
                    "earningsIn36Months",
                    "pensionAgeReached"));

    /** Numbers that occur, where not all do: who is a client is of working age. */
    private static final Map<String, Range> OCCUR = Map.of(
            KnownTables.RESPONSIBLE + "/age",
            new Range(18, 62),
            KnownTables.PENSION_AGE + "/birthDate",
            new Range(1950, 2015));

    private static final String NO_NEED = "NONE";

    /** What a table calls the day on which it is asked. */
    static final String TODAY = "referenceDate";

    private static final int TOLD = 3;
    private static final int STEPS = 400_000;

    private final ModelSet set;
    private final String table;
    private final List<Rule> rules;
    private final LocalDate today;
    private final List<Column> columns = new ArrayList<>();
    private final Set<String> found = new LinkedHashSet<>();
    private int steps;

    private record Range(int from, int to) {
        boolean holds(BigDecimal number) {
            return number.compareTo(BigDecimal.valueOf(from)) >= 0 && number.compareTo(BigDecimal.valueOf(to)) <= 0;
        }
    }

    /**
     * A column with the values it is tried with.
     *
     * @param met for each value the rows that it may meet
     * @param open rows that leave the column open
     */
    private record Column(String name, List<@Nullable Object> values, List<BitSet> met, BitSet open, boolean days) {}

    private Gaps(ModelSet set, String table, List<Rule> rules, LocalDate today) {
        this.today = today;
        this.set = set;
        this.table = table;
        this.rules = rules;
    }

    /** Names facts that no row meets, a few at most; none of a table that need not answer. */
    static Set<String> of(ModelSet set, String key, DecisionTable table, List<Rule> rules, LocalDate today) {
        Gaps gaps = new Gaps(set, key, rules, today);
        if (UNKNOWN.containsKey(key) && !rules.isEmpty()) {
            int at = 0;
            for (Input input : table.getInputs()) {
                gaps.columns.add(gaps.column(input, at++));
            }
            // Days are tried last: what was answered once must be answered ever since.
            gaps.columns.sort((one, other) -> Boolean.compare(one.days(), other.days()));
            if (gaps.columns.stream().filter(Column::days).count() <= 1) {
                BitSet all = new BitSet();
                all.set(0, rules.size());
                gaps.look(0, all, new ArrayList<>());
            }
        }
        return gaps.found;
    }

    private Column column(Input input, int at) {
        List<String> cells = rules.stream()
                .map(rule -> TableRules.text(List.copyOf(rule.getInputEntries()).get(at)))
                .toList();
        String name = TableRules.name(input);
        List<Cell> read = cells.stream().flatMap(cell -> Cell.of(cell).stream()).toList();
        List<@Nullable Object> values = new ArrayList<>(values(input, name, cells, read));
        if (UNKNOWN.getOrDefault(table, Set.of()).contains(name)) {
            values.add(null);
        }
        List<BitSet> met = values.stream().map(value -> met(cells, value)).toList();
        BitSet open = new BitSet();
        IntStream.range(0, cells.size())
                .filter(row -> Cell.of(cells.get(row)).filter(Cell::any).isPresent())
                .forEach(open::set);
        return new Column(name, values, met, open, values.stream().anyMatch(LocalDate.class::isInstance));
    }

    private static BitSet met(List<String> cells, @Nullable Object value) {
        BitSet met = new BitSet();
        IntStream.range(0, cells.size())
                .filter(row -> Evaluated.mayMeet(cells.get(row), value))
                .forEach(met::set);
        return met;
    }

    private List<?> values(Input input, String name, List<String> cells, List<Cell> read) {
        Set<String> told = told(name, cells);
        if (!told.isEmpty()) {
            return List.copyOf(told);
        }
        String type = Objects.requireNonNullElse(TableRules.type(input), "");
        if (type.equals("boolean")) {
            return List.of(true, false);
        }
        Set<String> texts = new TreeSet<>(Texts.texts(TableRules.text(input.getInputValues())));
        if (cells.stream().anyMatch(Gaps::asksAList)) {
            cells.forEach(cell -> texts.addAll(Texts.texts(cell)));
            return Stream.concat(
                            Stream.of(List.of(), List.copyOf(texts)),
                            texts.stream().map(List::of))
                    .toList();
        }
        List<Cell.Interval> intervals =
                read.stream().flatMap(cell -> cell.intervals().stream()).toList();
        if (!intervals.isEmpty()) {
            List<Object> points =
                    new ArrayList<>(points(intervals, OCCUR.get(table + "/" + name), type.equals("integer")));
            if (name.equals(TODAY) && intervals.get(0).days() && !points.contains(today)) {
                points.add(today);
                points.sort(Comparator.comparing(day -> (LocalDate) day));
            }
            return points;
        }
        texts.addAll(set.values(name));
        read.stream()
                .flatMap(cell -> cell.values().stream())
                .filter(String.class::isInstance)
                .forEach(text -> texts.add((String) text));
        texts.removeIf(
                text -> table.equals(KnownTables.RESPONSIBLE) && text.equals(NO_NEED) && name.equals("rehabNeed"));
        // Of a column that no cell asks of, one value stands for all.
        return texts.isEmpty() ? List.of("") : List.copyOf(texts);
    }

    static boolean asksAList(String cell) {
        return cell.contains("list contains(") || cell.contains("count(");
    }

    private Set<String> told(String name, List<String> cells) {
        Set<String> tasks =
                set.all(UserTask.class).stream().map(UserTask::getId).collect(Collectors.toSet());
        if (table.equals(KnownTables.DEADLINES) && name.equals("slaId")) {
            tasks.addAll(KnownTables.OTHER_CLOCKS);
        } else if (!(table.equals(KnownTables.ROUTING) && name.equals("task"))) {
            return KnownTables.said(table, name);
        }
        // A task that no row names at all is told otherwise.
        Set<String> asked =
                cells.stream().flatMap(cell -> Texts.texts(cell).stream()).collect(Collectors.toSet());
        tasks.retainAll(asked);
        return new TreeSet<>(tasks);
    }

    /** Each bound, one value between each two, and one beyond either end. */
    private static List<Object> points(List<Cell.Interval> intervals, @Nullable Range occur, boolean whole) {
        Set<BigDecimal> bounds = intervals.stream()
                .flatMap(each -> Stream.of(Optional.ofNullable(each.from()), Optional.ofNullable(each.to())))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean days = intervals.get(0).days();
        Set<BigDecimal> points = new TreeSet<>(bounds);
        BigDecimal last = null;
        for (BigDecimal bound : bounds) {
            points.add(
                    last == null
                            ? bound.subtract(BigDecimal.ONE)
                            : days || whole
                                    ? last.add(BigDecimal.ONE)
                                    : last.add(bound).divide(BigDecimal.valueOf(2)));
            last = bound;
        }
        if (last != null) {
            points.add(last.add(BigDecimal.ONE));
        }
        return points.stream()
                .filter(point -> occur == null || occur.holds(point))
                .<Object>map(point -> days ? LocalDate.ofEpochDay(point.longValue()) : point)
                .toList();
    }

    private void look(int at, BitSet left, List<Integer> chosen) {
        if (found.size() >= TOLD || steps++ > STEPS) {
            return;
        }
        if (at == columns.size()) {
            if (left.isEmpty()) {
                found.add(facts(chosen, chosen.size()));
            }
            return;
        }
        if (openFrom(at, left)) {
            return;
        }
        Column column = columns.get(at);
        boolean answered = !column.days();
        for (int value = 0; value < column.values().size(); value++) {
            BitSet met = (BitSet) left.clone();
            met.and(column.met().get(value));
            if (column.days() && at == columns.size() - 1) {
                boolean answers = !met.isEmpty();
                boolean last = value == column.values().size() - 1;
                boolean now = column.name().equals(TODAY)
                        && today.equals(column.values().get(value));
                if (!answers && (answered || last || now)) {
                    chosen.add(value);
                    found.add(facts(chosen, answered || now ? chosen.size() : chosen.size() - 1));
                    chosen.remove(at);
                    return;
                }
                answered |= answers;
            } else {
                chosen.add(value);
                look(at + 1, met, chosen);
                chosen.remove(at);
            }
        }
    }

    /** Whether a row meets whatever comes in the columns that are left. */
    private boolean openFrom(int at, BitSet left) {
        BitSet open = (BitSet) left.clone();
        for (Column column : columns.subList(at, columns.size())) {
            open.and(column.open());
        }
        return !open.isEmpty();
    }

    /** The facts without those that make no difference. */
    private String facts(List<Integer> chosen, int told) {
        List<String> facts = new ArrayList<>();
        Map<Integer, Boolean> free = new HashMap<>();
        for (int at = 0; at < told; at++) {
            Column column = columns.get(at);
            int here = at;
            boolean differs =
                    IntStream.range(0, column.values().size()).anyMatch(value -> isAnswered(chosen, free, here, value));
            free.put(at, !differs);
            if (differs || column.days()) {
                facts.add(column.name() + " = " + written(column.values().get(chosen.get(at))));
            }
        }
        return facts.isEmpty() ? table : String.join(", ", facts);
    }

    /** Whether a row answers when one of the facts is another and those that make no difference are whatever they are. */
    private boolean isAnswered(List<Integer> chosen, Map<Integer, Boolean> free, int changed, int value) {
        BitSet left = new BitSet();
        left.set(0, rules.size());
        for (int at = 0; at < chosen.size(); at++) {
            Column column = columns.get(at);
            if (Boolean.TRUE.equals(free.get(at))) {
                BitSet any = new BitSet();
                column.met().forEach(any::or);
                left.and(any);
            } else {
                left.and(column.met().get(at == changed ? value : chosen.get(at)));
            }
        }
        return !left.isEmpty();
    }

    private static String written(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
