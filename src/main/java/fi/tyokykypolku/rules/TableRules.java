package fi.tyokykypolku.rules;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.deadlines.CountableLimits;
import fi.tyokykypolku.engine.CaseVariables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.feel.FeelEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** What each table must be like, and what it must know of the drawings and forms. */
final class TableRules {
    private static final String HISTORY = "P1461D";
    private static final Pattern REASON = Pattern.compile("\"[A-ZÅÄÖ].*\\.\"", Pattern.DOTALL);
    private static final Pattern STATUTE = Pattern.compile("\".{5,}\"", Pattern.DOTALL);
    private static final Pattern LOOK_AGAIN = Pattern.compile("Katso uudelleen:? (\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern DATE = Pattern.compile("date\\(\\s*\"[^\"]*\"\\s*\\)|@\"[^\"]*\"");
    private static final Pattern COMPARED = Pattern.compile("\\b(\\w+)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern ARITHMETIC = Pattern.compile("-?\\d+(?:\\.\\d+)?\\s*[-+*/]\\s*\\d+(?:\\.\\d+)?");
    private static final Pattern COMPARED_WITH_COMMA = Pattern.compile("[<>]=?\\s*-?\\d+,\\d");
    private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern COMMA_WITHIN = Pattern.compile("\\d,\\d");
    private static final String OTHER = "…";
    private static final int LONGEST_DAYS = 20 * 366;

    /** Columns whose empty cells have a rule of their own. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("reason", "statute", "reasonText", "reasonStatute", "warnShare");

    private static final Pattern PROMISE =
            Pattern.compile("(?iu)(?<![\\p{L}-])(?:oikeus|oikeutta|oikeuden|oikeutettu|entitled)(?!\\p{L})");

    private static final FeelEngine FEEL = new FeelEngine.Builder().build();
    private static final int KEPT = 10_000;
    private static final ConcurrentLruCache<String, Boolean> TESTS =
            new ConcurrentLruCache<>(KEPT, cell -> FEEL.parseUnaryTests(cell).isRight());
    private static final ConcurrentLruCache<String, Boolean> EXPRESSIONS =
            new ConcurrentLruCache<>(KEPT, text -> FEEL.parseExpression(text).isRight());

    private final ModelSet set;
    private final LocalDate today;
    private final Set<String> changed;
    private final Objections found;
    private final Set<String> tasks;

    /** @param changed names of files that are new: only of these a day to look again must not have passed */
    TableRules(ModelSet set, LocalDate today, Set<String> changed, Objections found) {
        this.set = set;
        this.today = today;
        this.changed = changed;
        this.found = found;
        this.tasks =
                set.all(UserTask.class).stream().map(UserTask::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    void check() {
        set.tables().forEach((name, model) -> {
            String file = name + ".dmn";
            boolean named = model.getModelElementsByType(Decision.class).stream()
                    .anyMatch(decision -> name.equals(decision.getId()));
            found.require(named, file, "", HouseRule.TABLE_NAME, name);
        });
        Map<String, String> files = new HashMap<>();
        set.tables()
                .forEach((name, model) -> model.getModelElementsByType(Decision.class)
                        .forEach(decision -> {
                            String other = files.put(decision.getId(), name + ".dmn");
                            if (other != null) {
                                found.add(name + ".dmn", decision.getId(), HouseRule.TABLE_TWICE, other);
                            }
                        }));
        set.decisions().forEach((key, table) -> table(String.valueOf(files.get(key)), key, table));
        clocks();
        routes();
        sameValues();
    }

    static String text(@Nullable ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    private static List<String> inputs(Rule rule) {
        return rule.getInputEntries().stream().map(TableRules::text).toList();
    }

    private static List<String> outputs(Rule rule) {
        return rule.getOutputEntries().stream().map(TableRules::text).toList();
    }

    private static List<String> names(@Nullable DecisionTable table) {
        return table == null
                ? List.of()
                : table.getOutputs().stream().map(Output::getName).toList();
    }

    private void table(String file, String key, DecisionTable table) {
        Decision decision = (Decision) table.getParentElement();
        found.require(
                HISTORY.equals(decision.getCamundaHistoryTimeToLiveString()), file, key, HouseRule.HISTORY, HISTORY);
        List<String> columns = names(table);
        KnownTables.read(key).stream()
                .filter(output -> !columns.contains(output))
                .forEach(output -> found.add(file, key, HouseRule.OUTPUT_MISSING, output));
        found.require(!table.getRules().isEmpty(), file, key, HouseRule.NO_ROWS);
        connected(file, key, table);
        HitPolicy policy = KnownTables.policy(key, table.getHitPolicy());
        found.require(
                policy == table.getHitPolicy() && table.getAggregation() == null,
                file,
                key,
                HouseRule.HIT_POLICY,
                policy.name());
        Set<String> known = known(table);
        for (Input input : table.getInputs()) {
            String asked = asked(input);
            found.require(EXPRESSIONS.get(asked), file, input.getId(), HouseRule.FEEL, asked);
            unfilled(file, key, input, asked);
            found.require(
                    !FeelWords.without(Texts.namesWithoutFunctions(asked)).isEmpty(),
                    file,
                    input.getId(),
                    HouseRule.INPUT_CONSTANT,
                    asked);
            compared(file, input, asked);
        }
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            if (rule.getInputEntries().size() == table.getInputs().size()
                    && rule.getOutputEntries().size() == columns.size()) {
                rules.add(rule);
            } else {
                found.add(file, rule.getId(), HouseRule.UNEVEN);
            }
        }
        List<Set<String>> comings = table.getInputs().stream()
                .map(input -> comings(key, table, input))
                .toList();
        rules.forEach(rule -> rule(file, key, table, columns, known, comings, rule));
        if (key.equals(KnownTables.DEADLINES)) {
            rules.forEach(rule -> limit(file, columns, rule));
        }
        if (table.getHitPolicy() == HitPolicy.UNIQUE) {
            overlaps(file, rules);
            unasked(file, table, rules);
        } else if (table.getHitPolicy() == HitPolicy.FIRST) {
            shadowed(file, rules);
        } else {
            twice(file, rules);
        }
        if (!key.equals(KnownTables.ROUTING) && !key.equals(KnownTables.DEADLINES)) {
            ungiven(file, key, table, rules);
        }
        boolean readable = !found.has(HouseRule.FEEL) && !found.has(HouseRule.UNEVEN);
        if (readable && !holes(file, rules)) {
            Gaps.of(set, key, table, rules, today).forEach(facts -> found.add(file, key, HouseRule.UNANSWERED, facts));
        }
    }

    /** An input that no form and no part of the application fills: a slip in its name makes every row that asks for it dead. */
    private void unfilled(String file, String key, Input input, String asked) {
        Texts.names(asked).stream()
                // Functions of the language have brackets behind their names, some of several words.
                .filter(name -> !FeelWords.contain(name) && !asked.contains(name + "("))
                .filter(name -> !KnownTables.isFilled(key, name, set))
                .forEach(name -> found.add(file, input.getId(), HouseRule.INPUT_UNFILLED, name));
    }

    /** A value that the expression of a column compares a fact with, and that no form offers. */
    private void compared(String file, Input input, String asked) {
        COMPARED.matcher(asked).results().forEach(compared -> {
            List<JsonNode> fields = set.fields(compared.group(1));
            boolean choices = !fields.isEmpty()
                    && fields.stream().noneMatch(field -> set.offered(field).isEmpty());
            if (choices && !set.values(compared.group(1)).contains(compared.group(2))) {
                found.add(file, input.getId(), HouseRule.NEVER_ASKED, compared.group(1), compared.group(2));
            }
        });
    }

    private void rule(
            String file,
            String key,
            DecisionTable table,
            List<String> columns,
            Set<String> known,
            List<Set<String>> comings,
            Rule rule) {
        List<Input> inputs = List.copyOf(table.getInputs());
        List<Output> outputs = List.copyOf(table.getOutputs());
        List<String> asked = inputs(rule);
        List<String> answered = outputs(rule);
        for (int i = 0; i < asked.size(); i++) {
            String cell = asked.get(i);
            boolean readable = cell.isEmpty() || TESTS.get(cell);
            if (hasComma(cell, type(inputs.get(i)), readable)) {
                found.add(file, rule.getId(), HouseRule.DECIMAL_COMMA, cell);
                continue;
            }
            found.require(readable, file, rule.getId(), HouseRule.FEEL, cell);
            if (Cell.parts(cell).stream()
                    .anyMatch(part -> ARITHMETIC.matcher(part.strip()).matches())) {
                found.add(file, rule.getId(), HouseRule.ARITHMETIC, cell);
                continue;
            }
            listed(file, rule, cell, inputs.get(i).getInputValues());
            names(file, rule, cell, known);
            Optional<Cell> read = Cell.of(cell);
            found.require(read.isEmpty() || !read.get().isEmpty(), file, rule.getId(), HouseRule.NEVER_HOLDS, cell);
            typed(file, rule, cell, type(inputs.get(i)));
            if (readable) {
                possible(file, rule, inputs.get(i), cell, comings.get(i));
            }
            comes(file, comings.get(i), inputs.get(i), rule, cell);
            DATE.matcher(cell)
                    .results()
                    .filter(day -> Cell.of(day.group()).isEmpty())
                    .forEach(day -> found.add(file, rule.getId(), HouseRule.NO_DAY, day.group()));
        }
        for (int i = 0; i < answered.size(); i++) {
            String cell = answered.get(i);
            boolean readable = cell.isEmpty() || EXPRESSIONS.get(cell);
            if (hasComma(cell, outputs.get(i).getTypeRef(), readable)) {
                found.add(file, rule.getId(), HouseRule.DECIMAL_COMMA, cell);
                continue;
            }
            if (!readable) {
                found.add(file, rule.getId(), HouseRule.FEEL, cell);
                continue;
            }
            String column = columns.get(i);
            int before = found.size();
            names(file, rule, cell, known);
            boolean fixed = key.equals(KnownTables.DEADLINES) && KnownTables.FIXED.contains(column);
            if (fixed && !cell.isEmpty() && !Texts.isText(cell)) {
                found.require(before < found.size(), file, rule.getId(), HouseRule.FIXED_TEXT, column, cell);
                continue;
            }
            typed(file, rule, cell, outputs.get(i).getTypeRef());
            Set<String> answers = answers(key, column);
            boolean isKnown = answers.containsAll(Texts.texts(cell));
            if (answers.isEmpty() || isKnown) {
                listed(file, rule, cell, outputs.get(i).getOutputValues());
            }
            if (!answers.isEmpty()) {
                found.require(
                        isKnown && !Texts.texts(cell).isEmpty(),
                        file,
                        rule.getId(),
                        HouseRule.ANSWER_UNKNOWN,
                        column,
                        cell);
            }
            if (column.equals("reason") || column.equals("reasonText")) {
                found.require(REASON.matcher(cell).matches(), file, rule.getId(), HouseRule.REASON);
            } else if (column.equals("statute") || column.equals("reasonStatute")) {
                found.require(STATUTE.matcher(cell).matches(), file, rule.getId(), HouseRule.STATUTE);
            }
            boolean toldOtherwise = !answers.isEmpty() || TOLD_OTHERWISE.contains(column);
            found.require(
                    toldOtherwise
                            || !cell.isEmpty() && !cell.equals("null")
                            || KnownTables.answered(key).noneMatch(column::equals),
                    file,
                    rule.getId(),
                    HouseRule.CELL_EMPTY,
                    column);
            found.require(!PROMISE.matcher(cell).find(), file, rule.getId(), HouseRule.PROMISE);
        }
        if (key.equals(KnownTables.ROUTING)) {
            team(file, rule, columns, answered);
        }
        String note = text(rule.getDescription());
        boolean ends = asked.stream().anyMatch(TableRules::mayEnd);
        found.require(ends || saysWhenToLook(note), file, rule.getId(), HouseRule.NO_END);
        Matcher day = LOOK_AGAIN.matcher(note);
        if (changed.contains(file) && saysWhenToLook(note) && day.find()) {
            found.require(
                    !LocalDate.parse(day.group(1)).isBefore(today),
                    file,
                    rule.getId(),
                    HouseRule.LOOKED_TOO_LATE,
                    day.group(1));
        }
    }

    private void team(String file, Rule rule, List<String> columns, List<String> answered) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), answered.get(i));
        }
        Texts.texts(row.getOrDefault("team", "")).stream()
                .filter(team -> Texts.texts(row.getOrDefault("organisation", "")).stream()
                        .anyMatch(organisation -> !KnownTables.hasTeam(organisation, team)))
                .forEach(team ->
                        found.add(file, rule.getId(), HouseRule.TEAM, row.getOrDefault("organisation", ""), team));
    }

    /** Whether a cell bounds days at their later end, or may do so. */
    private static boolean mayEnd(String cell) {
        return Cell.of(cell).map(Cell::ends).orElseGet(() -> DATE.matcher(cell).find());
    }

    private static boolean saysWhenToLook(String note) {
        Matcher day = LOOK_AGAIN.matcher(note);
        return day.find() && Cell.of("@\"" + day.group(1) + "\"").isPresent();
    }

    /** Answers that the application, a form or a drawing knows in a column; empty when any will do. */
    private Set<String> answers(String key, String column) {
        if (key.equals(KnownTables.CUES) && column.equals("field")) {
            return set.forms().values().stream()
                    .flatMap(form -> form.fields().stream())
                    .map(field -> field.path("key").asText())
                    .collect(Collectors.toSet());
        }
        if (key.equals(KnownTables.TRACK) && column.equals("track")) {
            Set<String> tracks = new TreeSet<>(KnownTables.TRACKS);
            set.all(ConditionExpression.class).forEach(asked -> tracks.addAll(Texts.texts(text(asked))));
            return tracks;
        }
        return KnownTables.answers(key, column);
    }

    /** Names that the cells of a table may say: of its inputs and of what the tables in front of it answer. */
    private static Set<String> known(DecisionTable table) {
        Set<String> known = new TreeSet<>();
        table.getInputs().forEach(input -> known.addAll(Texts.names(asked(input))));
        table.getParentElement()
                .getModelInstance()
                .getModelElementsByType(Output.class)
                .forEach(output -> {
                    if (output.getName() != null) {
                        known.add(output.getName());
                    }
                });
        return known;
    }

    /** A text without its quotes is a name, and what has no such name answers nothing. */
    private void names(String file, Rule rule, String cell, Set<String> known) {
        Texts.namesWithoutFunctions(cell).stream()
                .filter(name -> !FeelWords.contain(name) && !known.contains(name))
                .forEach(name -> found.add(file, rule.getId(), HouseRule.CELL_NAME, name));
    }

    static @Nullable String type(Input input) {
        String type = input.getInputExpression() == null
                ? null
                : input.getInputExpression().getTypeRef();
        return type == null && isDay(input)
                ? "date"
                : type == null && asked(input).contains("[]") ? "list" : type;
    }

    /** A comma where a point was meant: to FEEL it is an "or". */
    private static boolean hasComma(String cell, @Nullable String type, boolean readable) {
        String bare = Texts.withoutTexts(cell);
        return COMPARED_WITH_COMMA.matcher(bare).find()
                || "double".equals(type) && COMMA.matcher(bare).matches()
                || !readable && COMMA_WITHIN.matcher(bare).find();
    }

    /** A cell that no value meets, such as a negation that feel-engine 1.19 reads otherwise, and one that each does. */
    private void possible(String file, Rule rule, Input input, String cell, Set<String> comings) {
        Optional<Cell> read = Cell.of(cell);
        if (read.isPresent() && (read.get().any() || read.get().isEmpty())) {
            return;
        }
        String type = type(input);
        Optional<Cell.Interval> bounds = bounds(input);
        // An unknown day stands for today.
        if (isDay(input)
                && name(input).equals(Gaps.TODAY)
                && read.isPresent()
                && read.get().holds(null)) {
            found.require(read.get().holds(today), file, rule.getId(), HouseRule.DAY_UNKNOWN, cell);
        }
        if (read.isPresent()
                && bounds.isPresent()
                && read.get().intervals().stream().noneMatch(Cell.Interval::days)) {
            String span = bounds.get().from() + "–"
                    + (bounds.get().to() == null ? "" : bounds.get().to());
            found.require(
                    read.get().intervals().stream().allMatch(bounds.get()::meets),
                    file,
                    rule.getId(),
                    HouseRule.OUT_OF_BOUNDS,
                    cell,
                    name(input),
                    span);
            found.require(
                    read.get().intervals().stream().noneMatch(each -> each.includesMoreThan(bounds.get())),
                    file,
                    rule.getId(),
                    HouseRule.ALWAYS_HOLDS,
                    cell);
        }
        if (read.isPresent() && !read.get().intervals().isEmpty()) {
            found.require(
                    !read.get().leavesNothingOut(isDay(input) || "integer".equals(type)),
                    file,
                    rule.getId(),
                    HouseRule.ALWAYS_HOLDS,
                    cell);
            return;
        }
        List<Optional<Boolean>> met = values(type, cell, comings).stream()
                .map(value -> Evaluated.meets(cell, value))
                .toList();
        if (!met.isEmpty() && met.stream().allMatch(Optional::isPresent)) {
            found.require(
                    met.stream().anyMatch(each -> each.orElse(true)), file, rule.getId(), HouseRule.NEVER_MET, cell);
            found.require(
                    !met.stream().allMatch(each -> each.orElse(true)),
                    file,
                    rule.getId(),
                    HouseRule.ALWAYS_HOLDS,
                    cell);
        }
    }

    /** All that can be asked, where it can be told; empty where it cannot. */
    private static List<@Nullable Object> values(@Nullable String type, String cell, Set<String> comings) {
        List<@Nullable Object> values = new ArrayList<>();
        if (Gaps.asksAList(cell)) {
            List<String> texts = Texts.texts(cell);
            values.add(List.of());
            values.add(List.copyOf(texts));
            texts.forEach(text -> values.add(List.of(text)));
            values.add(List.of(OTHER));
            return values;
        }
        if ("boolean".equals(type)) {
            values.addAll(List.of(true, false));
        } else if (comings.containsAll(Texts.texts(cell))) {
            values.addAll(comings);
        }
        if (!values.isEmpty()) {
            values.add(null);
        }
        return values;
    }

    /** Between what a number lies, where that is known of every field that tells it. */
    private Optional<Cell.Interval> bounds(Input input) {
        String name = name(input);
        if (KnownTables.COUNTED.contains(name)) {
            return Optional.of(new Cell.Interval(BigDecimal.ZERO, true, null, false, false));
        }
        List<JsonNode> rules =
                set.fields(name).stream().map(field -> field.path("validate")).toList();
        if (!asked(input).equals(name)
                || rules.isEmpty()
                || !rules.stream()
                        .allMatch(each ->
                                each.path("min").isNumber() && each.path("max").isNumber())) {
            return Optional.empty();
        }
        return Optional.of(new Cell.Interval(
                rules.stream()
                        .map(each -> each.path("min").decimalValue())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                true,
                rules.stream()
                        .map(each -> each.path("max").decimalValue())
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                true,
                false));
    }

    private static boolean isDay(Input input) {
        return asked(input).startsWith("date(") && asked(input).endsWith(")");
    }

    /** Texts in a column of texts, numbers in one of numbers, and yes and no where they belong. */
    private void typed(String file, Rule rule, String cell, @Nullable String type) {
        Optional<Cell> read = Cell.of(cell);
        if (type == null || read.isEmpty()) {
            return;
        }
        boolean texts = read.get().values().stream().anyMatch(String.class::isInstance);
        boolean yesNo = read.get().values().stream().anyMatch(Boolean.class::isInstance);
        boolean numbers = read.get().intervals().stream().anyMatch(each -> !each.days());
        boolean days = read.get().intervals().stream().anyMatch(Cell.Interval::days);
        boolean right = switch (type) {
            case "string" -> !yesNo && !numbers && !days;
            case "boolean" -> !texts && !numbers && !days;
            case "integer", "long", "double", "number" -> !texts && !yesNo && !days;
            case "list" -> !texts && !yesNo && !numbers && !days;
            case "date" -> !texts && !yesNo && !numbers;
            default -> true;
        };
        found.require(right, file, rule.getId(), HouseRule.CELL_TYPE, cell, type);
    }

    private void listed(String file, Rule rule, String cell, @Nullable ModelElementInstance values) {
        if (values != null) {
            List<String> known = Texts.texts(text(values));
            Texts.texts(cell).stream()
                    .filter(value -> !known.contains(value))
                    .forEach(value -> found.add(file, rule.getId(), HouseRule.VALUE_UNLISTED, value));
        }
    }

    private void limit(String file, List<String> columns, Rule rule) {
        List<String> cells = outputs(rule);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            // What is no text is told by its own rule; a number in quotes is none.
            boolean text = Texts.isText(cell) && !columns.get(i).equals("warnShare");
            row.put(columns.get(i), text ? Texts.texts(cell).get(0) : cell);
        }
        String limit = row.getOrDefault("limit", "");
        String calendar = row.getOrDefault("calendar", "");
        // What is no text, or no calendar, is told by its own rule.
        boolean fixed = columns.contains("limit")
                && Texts.isText(cells.get(columns.indexOf("limit")))
                && KnownTables.answers(KnownTables.DEADLINES, "calendar").contains(calendar);
        boolean countable = fixed && CountableLimits.isCountable(limit, calendar);
        found.require(countable || !fixed, file, rule.getId(), HouseRule.LIMIT, limit, calendar);
        String sla = row.getOrDefault("sla", "");
        Set<String> asked = inputs(rule).stream()
                .flatMap(cell -> Texts.texts(cell).stream())
                .collect(Collectors.toSet());
        found.require(asked.isEmpty() || asked.contains(sla) || sla.isEmpty(), file, rule.getId(), HouseRule.SLA, sla);
        if (countable) {
            boolean ofTask = inputs(rule).stream()
                    .flatMap(cell -> Texts.texts(cell).stream())
                    .anyMatch(name -> tasks.contains(name) || KnownTables.OTHER_CLOCKS.contains(name));
            Period length = Period.parse(limit.replaceFirst("^-", ""));
            found.require(
                    length.toTotalMonths() * 30 + length.getDays() <= LONGEST_DAYS
                            && !(ofTask && limit.startsWith("-")),
                    file,
                    rule.getId(),
                    HouseRule.LIMIT_SPAN,
                    limit);
        }
        soon(file, rule, row.getOrDefault("clock", ""), asked);
        found.require(
                row.getOrDefault("warnShare", "").matches("0\\.\\d*[1-9]\\d*|1(\\.0+)?"),
                file,
                rule.getId(),
                HouseRule.WARN_SHARE,
                row.getOrDefault("warnShare", ""));
    }

    /** A clock that begins with a step of a later phase would begin anew every day until then. */
    private void soon(String file, Rule rule, String clock, Set<String> asked) {
        List<String> phases = Arrays.stream(Phase.values()).map(Enum::name).toList();
        int begins = phase(KnownTables.BEGUN.getOrDefault(clock, ""), phases);
        asked.stream()
                .filter(tasks::contains)
                .filter(task -> phase(task, phases) >= 0 && phase(task, phases) < begins)
                .forEach(task -> found.add(file, rule.getId(), HouseRule.CLOCK_TOO_SOON, clock, task));
    }

    /** The place in the path of the phase in which a step is drawn; -1 for a step in no phase. */
    private int phase(String step, List<String> phases) {
        return set.drawings().entrySet().stream()
                .filter(drawing -> drawing.getValue().getModelElementById(step) instanceof Activity)
                .map(drawing -> set.all(CamundaIn.class).stream()
                        .filter(in -> CaseVariables.PHASE.name().equals(in.getCamundaTarget())
                                && in.getParentElement().getParentElement() instanceof CallActivity call
                                && drawing.getKey().equals(call.getCalledElement()))
                        .mapToInt(in -> phases.indexOf(String.valueOf(in.getCamundaSourceExpression())))
                        .min()
                        .orElse(-1))
                .findFirst()
                .orElse(-1);
    }

    /** Two rows of a table in which at most one may answer, and that some facts would meet both. */
    private void overlaps(String file, List<Rule> rules) {
        pairs(rules, TableRules::meet)
                .forEach(pair -> found.add(
                        file,
                        pair.later().getId(),
                        HouseRule.OVERLAP,
                        pair.earlier().getId()));
    }

    private record Pair(Rule earlier, Rule later) {}

    private static List<Pair> pairs(List<Rule> rules, BiPredicate<List<String>, List<String>> alike) {
        List<List<String>> cells = rules.stream().map(TableRules::inputs).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < rules.size(); one++) {
            for (int other = one + 1; other < rules.size(); other++) {
                if (alike.test(cells.get(one), cells.get(other))) {
                    pairs.add(new Pair(rules.get(one), rules.get(other)));
                }
            }
        }
        return pairs;
    }

    private static boolean meet(List<String> one, List<String> other) {
        return IntStream.range(0, one.size()).allMatch(i -> Evaluated.meetTogether(one.get(i), other.get(i)));
    }

    /** Rows that never answer, because one before them answers all that they ask for. */
    private void shadowed(String file, List<Rule> rules) {
        pairs(rules, TableRules::includes)
                .forEach(pair -> found.add(
                        file,
                        pair.later().getId(),
                        HouseRule.ROW_SHADOWED,
                        pair.earlier().getId()));
    }

    private static boolean includes(List<String> one, List<String> other) {
        return IntStream.range(0, one.size()).allMatch(i -> {
            Optional<Cell> outer = Cell.of(one.get(i));
            Optional<Cell> inner = Cell.of(other.get(i));
            return one.get(i).equals(other.get(i))
                    || outer.filter(Cell::any).isPresent()
                    || outer.isPresent() && inner.isPresent() && outer.get().includes(inner.get());
        });
    }

    /** Where all rows answer, the same row twice tells the same twice. */
    private void twice(String file, List<Rule> rules) {
        pairs(rules, List::equals).stream()
                .filter(pair -> outputs(pair.earlier()).equals(outputs(pair.later())))
                .forEach(pair -> found.add(
                        file,
                        pair.later().getId(),
                        HouseRule.ROW_TWICE,
                        pair.earlier().getId()));
    }

    /** A value that a column lists and no row asks for: the row has gone, or the list is old. */
    private void unasked(String file, DecisionTable table, List<Rule> rules) {
        int column = 0;
        for (Input input : table.getInputs()) {
            int at = column++;
            Texts.texts(text(input.getInputValues())).stream()
                    // A task without a row is told by its own rule.
                    .filter(value -> !tasks.contains(value)
                            && rules.stream()
                                    .noneMatch(rule ->
                                            Evaluated.mayMeet(inputs(rule).get(at), value)))
                    .forEach(value -> found.add(file, input.getId(), HouseRule.VALUE_UNASKED, name(input), value));
        }
    }

    /** An answer that a column lists and no row gives. */
    private void ungiven(String file, String key, DecisionTable table, List<Rule> rules) {
        int column = 0;
        for (Output output : table.getOutputs()) {
            int at = column++;
            Set<String> given = rules.stream()
                    .flatMap(rule -> Texts.texts(outputs(rule).get(at)).stream())
                    .collect(Collectors.toSet());
            Texts.texts(text(output.getOutputValues())).stream()
                    .filter(value -> !given.contains(value))
                    .forEach(value -> found.add(file, key, HouseRule.ANSWER_UNGIVEN, output.getName(), value));
        }
    }

    /** What a column asks for: the one fact its expression names, or what its id says. */
    static String name(Input input) {
        Set<String> names = FeelWords.without(Texts.names(asked(input)));
        return names.size() == 1
                ? names.iterator().next()
                : String.valueOf(input.getId()).replaceFirst(".*_in_", "");
    }

    private static String asked(Input input) {
        return text(
                input.getInputExpression() == null
                        ? null
                        : input.getInputExpression().getText());
    }

    /** Values that a column may get, where they can be told: of the application, the tables before it or the forms. */
    private Set<String> comings(String key, DecisionTable table, Input input) {
        String name = name(input);
        Set<String> said = KnownTables.said(key, name);
        if (!said.isEmpty()) {
            return said;
        }
        Set<String> before = before(table, name);
        if (!before.isEmpty()) {
            return before;
        }
        List<JsonNode> fields = set.fields(name);
        return fields.stream().anyMatch(field -> set.offered(field).isEmpty()) ? Set.of() : set.values(name);
    }

    /** What the tables that a table asks answer under a name. */
    private Set<String> before(DecisionTable table, String name) {
        Set<String> answers = new TreeSet<>();
        required(table).forEach(decision -> answers.addAll(answers(set, decision.getId(), name)));
        return answers;
    }

    private static Stream<Decision> required(DecisionTable table) {
        return ((Decision) table.getParentElement())
                .getInformationRequirements().stream()
                        .flatMap(needed -> Stream.ofNullable(needed.getRequiredDecision()));
    }

    private void comes(String file, Set<String> comings, Input input, Rule rule, String cell) {
        List<String> listed = Texts.texts(text(input.getInputValues()));
        if (comings.isEmpty() || DATE.matcher(cell).find()) {
            return;
        }
        Texts.texts(cell).stream()
                .filter(value -> !comings.contains(value) && (listed.isEmpty() || listed.contains(value)))
                .forEach(value -> found.add(file, rule.getId(), HouseRule.NEVER_ASKED, name(input), value));
    }

    /** A table whose answers another one needs, and does not ask. */
    private void connected(String file, String key, DecisionTable table) {
        Set<String> names = new TreeSet<>();
        table.getInputs().forEach(input -> names.addAll(Texts.namesWithoutFunctions(asked(input))));
        table.getRules().stream()
                .flatMap(rule -> outputs(rule).stream())
                .forEach(cell -> names.addAll(Texts.namesWithoutFunctions(cell)));
        required(table)
                .forEach(decision -> names.removeAll(names(set.decisions().get(decision.getId()))));
        table.getParentElement().getModelInstance().getModelElementsByType(DecisionTable.class).stream()
                .filter(other -> !other.equals(table) && required(other).noneMatch(table.getParentElement()::equals))
                .forEach(other -> {
                    String id = other.getParentElement().getAttributeValue("id");
                    names(other).stream()
                            .filter(names::contains)
                            .forEach(name -> found.add(file, key, HouseRule.TABLE_UNASKED, name, id));
                });
    }

    /** Days between two rows that are alike but for their days, on which neither answers. */
    private boolean holes(String file, List<Rule> rules) {
        Map<List<Object>, Map<Rule, List<Cell.Interval>>> alike = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<String> cells = inputs(rule);
            for (int column = 0; column < cells.size(); column++) {
                Optional<Cell> dated = Cell.of(cells.get(column));
                if (dated.isEmpty() || dated.get().days().isEmpty()) {
                    continue;
                }
                for (List<Object> key : keys(cells, column)) {
                    alike.computeIfAbsent(key, any -> new LinkedHashMap<>())
                            .put(rule, dated.get().days());
                }
            }
        }
        alike.forEach((key, dated) -> holes(file, dated));
        return found.has(HouseRule.HOLE);
    }

    /** What else a row asks for, once for each value of its other cells' lists of texts. */
    private static List<List<Object>> keys(List<String> cells, int dated) {
        List<List<Object>> keys = new ArrayList<>();
        keys.add(List.of(dated));
        for (int column = 0; column < cells.size(); column++) {
            if (column == dated) {
                continue;
            }
            String cell = cells.get(column);
            Optional<Cell> read = Cell.of(cell);
            List<?> values = read.isPresent()
                            && read.get().intervals().isEmpty()
                            && read.get().values().size() > 1
                            && read.get().values().stream().allMatch(String.class::isInstance)
                    ? List.copyOf(read.get().values())
                    : List.of(cell.replaceAll("^\"|\"$", ""));
            keys = keys.stream()
                    .flatMap(key -> values.stream().map(value -> {
                        List<Object> longer = new ArrayList<>(key);
                        longer.add(String.valueOf(value));
                        return longer;
                    }))
                    .collect(Collectors.toList());
        }
        return keys;
    }

    private void holes(String file, Map<Rule, List<Cell.Interval>> dated) {
        record Dated(Rule rule, Cell.Interval days) {}
        List<Dated> sorted = dated.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(days -> new Dated(each.getKey(), days)))
                .sorted(Comparator.comparing(
                        each -> each.days().from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            BigDecimal ended = sorted.get(i - 1).days().to();
            BigDecimal begins = sorted.get(i).days().from();
            if (ended != null && begins != null && begins.subtract(ended).compareTo(BigDecimal.ONE) > 0) {
                found.add(
                        file,
                        sorted.get(i).rule().getId(),
                        HouseRule.HOLE,
                        sorted.get(i - 1).rule().getId(),
                        day(ended.add(BigDecimal.ONE)),
                        day(begins.subtract(BigDecimal.ONE)));
            }
        }
    }

    private static String day(BigDecimal epoch) {
        return LocalDate.ofEpochDay(epoch.longValue()).toString();
    }

    /** What the rows of a table ask for in its first column. */
    private static Set<String> questions(@Nullable DecisionTable table) {
        Set<String> asked = new TreeSet<>();
        if (table != null) {
            table.getRules()
                    .forEach(rule -> rule.getInputEntries().stream()
                            .limit(1)
                            .forEach(cell -> asked.addAll(Texts.texts(text(cell)))));
        }
        return asked;
    }

    /** What the rows of a table answer in a column. */
    static Set<String> answers(ModelSet set, String decision, String output) {
        Set<String> answers = new TreeSet<>();
        DecisionTable table = set.decisions().get(decision);
        if (table != null) {
            int column = names(table).indexOf(output);
            for (Rule rule : table.getRules()) {
                List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
                if (column >= 0 && column < cells.size()) {
                    answers.addAll(Texts.texts(text(cells.get(column))));
                }
            }
        }
        return answers;
    }

    /** Tasks that a row of the table routing gives to this. */
    static Set<String> routedTo(ModelSet set, String organisation) {
        DecisionTable table = set.decisions().get(KnownTables.ROUTING);
        int column = names(table).indexOf("organisation");
        Set<String> tasks = new TreeSet<>();
        if (table != null && column >= 0) {
            table.getRules().stream()
                    .filter(rule -> outputs(rule).size() > column
                            && Texts.texts(outputs(rule).get(column)).contains(organisation))
                    .forEach(rule -> tasks.addAll(Texts.texts(inputs(rule).get(0))));
        }
        return tasks;
    }

    /** Every task has a limit today, and no row dates a task that is not drawn. */
    private void clocks() {
        Set<String> dated = questions(set.decisions().get(KnownTables.DEADLINES));
        tasks.stream()
                .filter(task -> !dated.contains(task))
                .forEach(task -> found.add("deadlines.dmn", task, HouseRule.LIMIT_MISSING, task));
        dated.stream()
                .filter(name -> !name.matches("[A-Z0-9_]+"))
                .filter(name -> !tasks.contains(name) && !KnownTables.OTHER_CLOCKS.contains(name))
                .forEach(name -> found.add("deadlines.dmn", name, HouseRule.LIMIT_OF_NOTHING, name));
        KnownTables.OTHER_CLOCKS.stream()
                .filter(name -> !dated.contains(name))
                .forEach(name -> found.add("deadlines.dmn", name, HouseRule.LIMIT_MISSING, name));
    }

    private void routes() {
        Set<String> routed = questions(set.decisions().get(KnownTables.ROUTING));
        tasks.stream()
                .filter(task -> !routed.contains(task))
                .forEach(task -> found.add("routing.dmn", task, HouseRule.ROUTE_MISSING, task));
        routed.stream()
                .filter(task -> !tasks.contains(task))
                .forEach(task -> found.add("routing.dmn", task, HouseRule.ROUTE_OF_NOTHING, task));
    }

    /** An option that a table expects and no form offers, and the other way. */
    private void sameValues() {
        set.decisions().forEach((key, table) -> {
            for (Input input : table.getInputs()) {
                if (input.getInputValues() == null) {
                    continue;
                }
                String name = name(input);
                Set<String> offered = set.values(name);
                if (offered.isEmpty()) {
                    continue;
                }
                List<String> listed = Texts.texts(text(input.getInputValues()));
                listed.stream()
                        .filter(value -> !offered.contains(value))
                        .forEach(value ->
                                found.add(file(key), input.getId(), HouseRule.OPTION_NOT_OFFERED, name, value));
                offered.stream()
                        .filter(value -> !listed.contains(value))
                        .forEach(value -> found.add(file(key), input.getId(), HouseRule.OPTION_UNKNOWN, name, value));
            }
        });
    }

    private String file(String decision) {
        return set.tables().entrySet().stream()
                        .filter(each -> each.getValue().getModelElementById(decision) != null)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(decision)
                + ".dmn";
    }
}
