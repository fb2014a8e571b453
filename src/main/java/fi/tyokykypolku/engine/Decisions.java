package fi.tyokykypolku.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Asks the deployed decision tables. */
@Component
public class Decisions {
    private static final Pattern WORDS = Pattern.compile("\\W+");

    /** Tables that are asked by a day, the name of a task and yes or no, and of no fact that could tell who the client is. */
    private static final Set<String> WITHOUT_FACTS = Set.of("deadlines", "legalBasis", "routing");

    private static final int ANSWERS_KEPT = 2_000;

    /** So long another node may go on asking the table that was the newest before a deployment. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Engine engine;
    private final Map<String, Newest> newest = new ConcurrentHashMap<>();
    // A version of a table never changes, and every task asks the same. What holds facts is forgotten once answered.
    private final ConcurrentLruCache<Question, List<Map<String, Object>>> answers =
            new ConcurrentLruCache<>(ANSWERS_KEPT, this::evaluate);

    Decisions(Engine engine) {
        this.engine = engine;
    }

    /** The newest version of a table when somebody last looked. */
    private record Newest(String id, long readAt) {}

    /**
     * What is asked of a table.
     *
     * @param table id of its definition, which names the version
     */
    private record Question(String table, Map<String, @Nullable Object> inputs) {}

    /**
     * Evaluates the newest version of a table.
     *
     * @param inputs values by input name; a missing or null one is unknown
     * @return a map of outputs for each matched rule, in the order of the rules
     */
    public List<Map<String, Object>> ask(String decision, Map<String, @Nullable Object> inputs) {
        return table(decision).ask(inputs);
    }

    /** The newest version of a table, for several questions in a row. */
    public Table table(String decision) {
        return new Table(decision, newest(decision));
    }

    /** One version of a table. */
    public final class Table {
        private final String decision;
        private final String id;

        private Table(String decision, String id) {
            this.decision = decision;
            this.id = id;
        }

        /** As {@link Decisions#ask}. */
        public List<Map<String, Object>> ask(Map<String, @Nullable Object> inputs) {
            Question question = new Question(id, new HashMap<>(inputs));
            return WITHOUT_FACTS.contains(decision) ? answers.get(question) : evaluate(question);
        }

        /** As {@link Decisions#answer}. */
        public Map<String, Object> answer(Map<String, @Nullable Object> inputs) {
            List<Map<String, Object>> rules = ask(inputs);
            if (rules.size() != 1) {
                throw new IllegalStateException("Decision " + decision + " matched " + rules.size() + " rules");
            }
            return rules.get(0);
        }
    }

    private List<Map<String, Object>> evaluate(Question question) {
        return engine.asSystem(processEngine -> processEngine
                .getDecisionService()
                .evaluateDecisionById(question.table())
                .variables(new HashMap<>(question.inputs()))
                .evaluate()
                .getResultList()
                .stream()
                .map(Collections::unmodifiableMap)
                .toList());
    }

    /** Looks for the newest versions of all tables anew. */
    void forget() {
        newest.clear();
    }

    private String newest(String decision) {
        Newest known = newest.get(decision);
        if (known == null || System.nanoTime() - known.readAt() > FRESH.toNanos()) {
            known = new Newest(find(decision), System.nanoTime());
            newest.put(decision, known);
        }
        return known.id();
    }

    private String find(String decision) {
        return engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult()
                .getId());
    }

    /**
     * The one matched rule of a table that always answers.
     *
     * @throws IllegalStateException when no rule, or more than one, matched
     */
    public Map<String, Object> answer(String decision, Map<String, @Nullable Object> inputs) {
        return table(decision).answer(inputs);
    }

    /**
     * What the rules of a table look at that give an output a value, as words of their inputs' expressions: names of inputs among
     * them, those of the tables that the table asks included.
     */
    public Set<String> lookedAt(String decision, String output, String value) {
        DmnModelInstance model = model(decision);
        Set<String> words = new HashSet<>();
        DecisionTable table = drawn(model.getModelElementById(decision));
        List<Input> inputs = List.copyOf(table.getInputs());
        int column = outputs(table).indexOf(output);
        table.getRules().stream()
                .filter(rule -> List.copyOf(rule.getOutputEntries())
                        .get(column)
                        .getText()
                        .getTextContent()
                        .equals('"' + value + '"'))
                .forEach(rule -> {
                    List<InputEntry> entries = List.copyOf(rule.getInputEntries());
                    for (int i = 0; i < inputs.size(); i++) {
                        if (!entries.get(i).getText().getTextContent().isBlank()) {
                            words.addAll(words(inputs.get(i)));
                        }
                    }
                });
        askedTables(model.getModelElementById(decision))
                .filter(asked -> !Collections.disjoint(words, outputs(asked)))
                .forEach(asked -> asked.getInputs().forEach(input -> words.addAll(words(input))));
        return words;
    }

    /** The newest version of a table as it is drawn. */
    public DmnModelInstance model(String decision) {
        String newest = newest(decision);
        return engine.asSystem(
                processEngine -> processEngine.getRepositoryService().getDmnModelInstance(newest));
    }

    private static Stream<DecisionTable> askedTables(Decision decision) {
        return decision.getInformationRequirements().stream()
                .flatMap(needed -> Stream.ofNullable(needed.getRequiredDecision()))
                .map(Decisions::drawn);
    }

    private static DecisionTable drawn(Decision decision) {
        return (DecisionTable) decision.getExpression();
    }

    private static List<String> outputs(DecisionTable table) {
        return table.getOutputs().stream().map(Output::getName).toList();
    }

    private static List<String> words(Input input) {
        return List.of(WORDS.split(input.getInputExpression().getText().getTextContent()));
    }
}
