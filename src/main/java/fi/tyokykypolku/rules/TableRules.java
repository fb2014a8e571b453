package fi.tyokykypolku.rules;

import fi.tyokykypolku.deadlines.CountableLimits;
import fi.tyokykypolku.directory.Organisation;
import java.math.BigDecimal;
import java.time.LocalDate;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
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

/** What each table must be like, and what it must know of the drawings and forms. */
final class TableRules {
    static final String DEADLINES = "deadlines";
    static final String ROUTING = "routing";

    private static final String HISTORY = "P1461D";
    private static final Pattern REASON = Pattern.compile("\"[A-ZÅÄÖ].*\\.\"", Pattern.DOTALL);
    private static final Pattern STATUTE = Pattern.compile("\".{5,}\"", Pattern.DOTALL);
    private static final Pattern LOOK_AGAIN = Pattern.compile("Katso uudelleen:? (\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern DATE = Pattern.compile("date\\(\\s*\"[^\"]*\"\\s*\\)");
    private static final Pattern PROMISE =
            Pattern.compile("(?iu)(?<![\\p{L}-])(?:oikeus|oikeutta|oikeuden|oikeutettu|entitled)(?!\\p{L})");

    /** Steps and limits of the drawings over something other than a user task. */
    private static final Set<String> OTHER_CLOCKS = Set.of("planning", "awaitDecision", "reviewDue");

    /** What the application reads of each table: its outputs. */
    private static final Map<String, Set<String>> READ = Map.ofEntries(
            Map.entry("benefitScreening", Set.of("code", "action", "reason", "statute")),
            Map.entry("contradictions", Set.of("code", "reason", "statute")),
            Map.entry("cues", Set.of("field", "kela", "reason", "statute")),
            Map.entry(
                    DEADLINES,
                    Set.of(
                            "sla",
                            "limit",
                            "calendar",
                            "kind",
                            "clock",
                            "warnShare",
                            "escalation",
                            "statute",
                            "reason")),
            Map.entry("pensionAge", Set.of("pensionAgeMonths", "reason", "statute")),
            Map.entry("rehabResponsible", Set.of("responsible", "service", "ask", "reason", "statute")),
            Map.entry("kelaReasons", Set.of("code", "reasonText", "reasonStatute")),
            Map.entry(
                    "kela",
                    Set.of(
                            "role",
                            "involved",
                            "reasons",
                            "reason",
                            "statute",
                            "reasonTexts",
                            "reasonStatutes",
                            "responsible",
                            "needed",
                            "ground")),
            Map.entry("legalBasis", Set.of("legalBasis", "reason", "statute")),
            Map.entry(ROUTING, Set.of("organisation", "team", "reason", "statute")),
            Map.entry("supportTrack", Set.of("track", "reason", "statute")));

    /** What the application tells each table beside the facts of the forms. */
    private static final Map<String, Set<String>> COMPUTED = Map.ofEntries(
            Map.entry(ROUTING, Set.of("task", "kelaInvolved", "specialSupport")),
            Map.entry(DEADLINES, Set.of("slaId", "referenceDate", "urgent")),
            Map.entry(
                    "supportTrack",
                    Set.of(
                            "model",
                            "workAbilityLimitation",
                            "functionalLimitation",
                            "lifeManagement",
                            "consentRefused")),
            Map.entry(
                    "legalBasis",
                    Set.of(
                            "model",
                            "partiesWithinThree",
                            "necessary",
                            "customershipStarted",
                            "writtenConsentCovers",
                            "withinCounty",
                            "oralConsentCovers")),
            Map.entry("rehabResponsible", Set.of("age", "birthDate", "referenceDate", "pensionAgeMonths")),
            Map.entry("pensionAge", Set.of("birthDate")),
            Map.entry("contradictions", Set.of("referenceDate", "birthDate", "age")),
            Map.entry(
                    "kelaReasons",
                    Set.of("responsible", "age", "birthDate", "referenceDate", "unappliedBenefits", "openCues")),
            Map.entry("kela", Set.of("model", "phase", "legalBasis", "code", "kelaActionInPlan")),
            Map.entry(
                    "benefitScreening",
                    Set.of("referenceDate", "birthDate", "age", "workAbilityAdviceCue", "openCues")));

    /** How many rows may answer: what the application does with the answers depends on it. */
    private static final Map<String, HitPolicy> POLICIES = Map.ofEntries(
            Map.entry("benefitScreening", HitPolicy.COLLECT),
            Map.entry("contradictions", HitPolicy.COLLECT),
            Map.entry("cues", HitPolicy.COLLECT),
            Map.entry(DEADLINES, HitPolicy.UNIQUE),
            Map.entry("pensionAge", HitPolicy.UNIQUE),
            Map.entry("rehabResponsible", HitPolicy.FIRST),
            Map.entry("kelaReasons", HitPolicy.COLLECT),
            Map.entry("kela", HitPolicy.FIRST),
            Map.entry("legalBasis", HitPolicy.FIRST),
            Map.entry(ROUTING, HitPolicy.UNIQUE),
            Map.entry("supportTrack", HitPolicy.FIRST));

    /** Answers that the application knows, by table and column. */
    private static final Map<String, Set<String>> ANSWERS = Map.of(
            ROUTING + "/organisation",
            organisations(),
            DEADLINES + "/clock",
            Set.of("RECEIVED", "CONTACTED", "ASSESSMENT_STARTED", "REVIEWED", "TASK"),
            DEADLINES + "/calendar",
            Set.of("CAL", "WORK5", "ARKI6"),
            DEADLINES + "/kind",
            Set.of("LEGAL", "TARGET", "INTERNAL"));

    private static Set<String> organisations() {
        Set<String> known = new TreeSet<>(Set.of("RECEIVER", "COORDINATOR", "CONSULTED", "PARTY"));
        Arrays.stream(Organisation.values()).map(Enum::name).forEach(known::add);
        return known;
    }

    private static final Set<String> FEEL_WORDS = Set.of(
            "if",
            "then",
            "else",
            "instance",
            "of",
            "list",
            "date",
            "substring",
            "string",
            "years",
            "months",
            "duration",
            "count",
            "contains",
            "some",
            "every",
            "in",
            "satisfies",
            "for",
            "return",
            "number",
            "days",
            "year",
            "month",
            "floor",
            "day",
            "time",
            "context",
            "boolean",
            "get",
            "value",
            "function",
            "min",
            "max",
            "sum",
            "item");

    private final FeelEngine feel = new FeelEngine.Builder().build();
    private final ModelSet set;
    private final Objections found;

    TableRules(ModelSet set, Objections found) {
        this.set = set;
        this.found = found;
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

    private static String text(@Nullable ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    private static List<String> inputs(Rule rule) {
        return rule.getInputEntries().stream().map(TableRules::text).toList();
    }

    private static List<String> outputs(Rule rule) {
        return rule.getOutputEntries().stream().map(TableRules::text).toList();
    }

    private static List<String> names(DecisionTable table) {
        return table.getOutputs().stream().map(Output::getName).toList();
    }

    private void table(String file, String key, DecisionTable table) {
        Decision decision = (Decision) table.getParentElement();
        found.require(
                HISTORY.equals(decision.getCamundaHistoryTimeToLiveString()), file, key, HouseRule.HISTORY, HISTORY);
        List<String> columns = names(table);
        READ.getOrDefault(key, Set.of()).stream()
                .filter(output -> !columns.contains(output))
                .forEach(output -> found.add(file, key, HouseRule.OUTPUT_MISSING, output));
        found.require(!table.getRules().isEmpty(), file, key, HouseRule.NO_ROWS);
        HitPolicy policy = POLICIES.getOrDefault(key, table.getHitPolicy());
        found.require(
                policy == table.getHitPolicy() && table.getAggregation() == null,
                file,
                key,
                HouseRule.HIT_POLICY,
                policy.name());
        Set<String> known = known(table);
        for (Input input : table.getInputs()) {
            String asked = text(
                    input.getInputExpression() == null
                            ? null
                            : input.getInputExpression().getText());
            found.require(feel.parseExpression(asked).isRight(), file, input.getId(), HouseRule.FEEL, asked);
            unfilled(file, key, input, asked);
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
        rules.forEach(rule -> rule(file, key, table, columns, known, rule));
        if (key.equals(DEADLINES)) {
            rules.forEach(rule -> limit(file, columns, rule));
        }
        if (table.getHitPolicy() == HitPolicy.UNIQUE) {
            overlaps(file, rules);
        }
        holes(file, rules);
    }

    /** An input that no form and no part of the application fills: a slip in its name makes every row that asks for it dead. */
    private void unfilled(String file, String key, Input input, String asked) {
        Texts.names(asked).stream()
                // Functions of the language have brackets behind their names, some of several words.
                .filter(name -> !FEEL_WORDS.contains(name) && !asked.contains(name + "("))
                .filter(name -> !COMPUTED.getOrDefault(key, Set.of()).contains(name)
                        && set.fields(name).isEmpty())
                .forEach(name -> found.add(file, input.getId(), HouseRule.INPUT_UNFILLED, name));
    }

    private void rule(
            String file, String key, DecisionTable table, List<String> columns, Set<String> known, Rule rule) {
        List<Input> inputs = List.copyOf(table.getInputs());
        List<Output> outputs = List.copyOf(table.getOutputs());
        List<String> asked = inputs(rule);
        List<String> answered = outputs(rule);
        for (int i = 0; i < asked.size(); i++) {
            String cell = asked.get(i);
            found.require(
                    cell.isEmpty() || feel.parseUnaryTests(cell).isRight(), file, rule.getId(), HouseRule.FEEL, cell);
            listed(file, rule, cell, inputs.get(i).getInputValues());
            names(file, rule, cell, known);
            Optional<Cell> read = Cell.of(cell);
            found.require(read.isEmpty() || !read.get().isEmpty(), file, rule.getId(), HouseRule.NEVER_HOLDS, cell);
            typed(file, rule, cell, type(inputs.get(i)));
            DATE.matcher(cell)
                    .results()
                    .filter(day -> Cell.of(day.group()).isEmpty())
                    .forEach(day -> found.add(file, rule.getId(), HouseRule.NO_DAY, day.group()));
        }
        for (int i = 0; i < answered.size(); i++) {
            String cell = answered.get(i);
            found.require(
                    cell.isEmpty() || feel.parseExpression(cell).isRight(), file, rule.getId(), HouseRule.FEEL, cell);
            listed(file, rule, cell, outputs.get(i).getOutputValues());
            String column = columns.get(i);
            names(file, rule, cell, known);
            typed(file, rule, cell, outputs.get(i).getTypeRef());
            Set<String> answers = ANSWERS.get(key + "/" + column);
            if (answers != null) {
                found.require(
                        answers.containsAll(Texts.texts(cell)) && !cell.isEmpty(),
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
            found.require(!PROMISE.matcher(cell).find(), file, rule.getId(), HouseRule.PROMISE);
        }
        String note = text(rule.getDescription());
        boolean ends = asked.stream().flatMap(cell -> Cell.of(cell).stream()).anyMatch(Cell::ends);
        found.require(ends || LOOK_AGAIN.matcher(note).find(), file, rule.getId(), HouseRule.NO_END);
    }

    /** Names that the cells of a table may say: of its inputs and of what the tables in front of it answer. */
    private static Set<String> known(DecisionTable table) {
        Set<String> known = new TreeSet<>();
        table.getInputs()
                .forEach(input -> known.addAll(Texts.names(text(
                        input.getInputExpression() == null
                                ? null
                                : input.getInputExpression().getText()))));
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
                .filter(name -> !FEEL_WORDS.contains(name) && !known.contains(name))
                .forEach(name -> found.add(file, rule.getId(), HouseRule.CELL_NAME, name));
    }

    private static @Nullable String type(Input input) {
        return input.getInputExpression() == null
                ? null
                : input.getInputExpression().getTypeRef();
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
        boolean right = switch (type) {
            case "string" -> !yesNo && !numbers;
            case "boolean" -> !texts && !numbers;
            case "integer", "long", "double", "number" -> !texts && !yesNo;
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
            boolean text = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            // A text without its quotes is a name to FEEL.
            row.put(
                    columns.get(i),
                    text ? cell.substring(1, cell.length() - 1) : columns.get(i).equals("warnShare") ? cell : "");
        }
        String limit = row.getOrDefault("limit", "");
        String calendar = row.getOrDefault("calendar", "");
        found.require(
                CountableLimits.isCountable(limit, calendar), file, rule.getId(), HouseRule.LIMIT, limit, calendar);
        found.require(
                row.getOrDefault("warnShare", "").matches("0(\\.\\d+)?|1(\\.0+)?"),
                file,
                rule.getId(),
                HouseRule.WARN_SHARE,
                row.getOrDefault("warnShare", ""));
        for (String column : List.of("sla", "kind", "clock")) {
            found.require(!row.getOrDefault(column, "").isEmpty(), file, rule.getId(), HouseRule.CELL_EMPTY, column);
        }
    }

    /** Two rows of a table in which at most one may answer, and that some facts would meet both. */
    private void overlaps(String file, List<Rule> rules) {
        List<List<Optional<Cell>>> cells = rules.stream()
                .map(rule -> inputs(rule).stream().map(Cell::of).toList())
                .toList();
        for (int one = 0; one < rules.size(); one++) {
            for (int other = one + 1; other < rules.size(); other++) {
                if (meet(cells.get(one), cells.get(other))) {
                    found.add(
                            file,
                            rules.get(other).getId(),
                            HouseRule.OVERLAP,
                            rules.get(one).getId());
                }
            }
        }
    }

    private static boolean meet(List<Optional<Cell>> one, List<Optional<Cell>> other) {
        for (int i = 0; i < one.size(); i++) {
            Optional<Cell> first = one.get(i);
            Optional<Cell> second = other.get(i);
            if (first.isEmpty() || second.isEmpty() || !first.get().meets(second.get())) {
                return false;
            }
        }
        return true;
    }

    /** Days between two rows that are alike but for their days, on which neither answers. */
    private void holes(String file, List<Rule> rules) {
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

    /** Every task has a limit today, and no row dates a task that is not drawn. */
    private void clocks() {
        Set<String> dated = questions(set.decisions().get(DEADLINES));
        Set<String> tasks = tasks();
        tasks.stream()
                .filter(task -> !dated.contains(task))
                .forEach(task -> found.add("deadlines.dmn", task, HouseRule.LIMIT_MISSING, task));
        dated.stream()
                .filter(name -> !name.matches("[A-Z0-9_]+"))
                .filter(name -> !tasks.contains(name) && !OTHER_CLOCKS.contains(name))
                .forEach(name -> found.add("deadlines.dmn", name, HouseRule.LIMIT_OF_NOTHING, name));
        Set<String> ended = ended();
        Stream.concat(tasks.stream(), OTHER_CLOCKS.stream())
                .filter(ended::contains)
                .forEach(name -> found.add("deadlines.dmn", name, HouseRule.LIMIT_ENDED, name));
        OTHER_CLOCKS.stream()
                .filter(name -> !dated.contains(name))
                .forEach(name -> found.add("deadlines.dmn", name, HouseRule.LIMIT_MISSING, name));
    }

    /** What has no limit without a last day, among the rows that are alike but for their days. */
    private Set<String> ended() {
        Map<List<String>, Boolean> lasts = new LinkedHashMap<>();
        DecisionTable table = set.decisions().get(DEADLINES);
        if (table != null) {
            for (Rule rule : table.getRules()) {
                List<String> cells = inputs(rule);
                List<String> others = new ArrayList<>();
                boolean last = true;
                for (String cell : cells.subList(Math.min(1, cells.size()), cells.size())) {
                    List<Cell.Interval> days = Cell.of(cell).map(Cell::days).orElse(List.of());
                    last &= days.isEmpty() || days.stream().anyMatch(each -> each.to() == null);
                    others.add(days.isEmpty() ? cell : "");
                }
                for (String name : cells.isEmpty() ? List.<String>of() : Texts.texts(cells.get(0))) {
                    List<String> alike = new ArrayList<>(List.of(name));
                    alike.addAll(others);
                    lasts.merge(alike, last, (one, other) -> one || other);
                }
            }
        }
        return lasts.entrySet().stream()
                .filter(each -> !each.getValue())
                .map(each -> each.getKey().get(0))
                .collect(Collectors.toSet());
    }

    private Set<String> tasks() {
        Set<String> tasks = new TreeSet<>();
        set.all(UserTask.class).forEach(task -> tasks.add(task.getId()));
        return tasks;
    }

    private void routes() {
        Set<String> routed = questions(set.decisions().get(ROUTING));
        Set<String> tasks = tasks();
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
                String name = input.getId().replaceFirst(".*_in_", "");
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
