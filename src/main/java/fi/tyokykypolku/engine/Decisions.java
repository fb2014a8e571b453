package fi.tyokykypolku.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Asks the deployed decision tables. */
@Component
public class Decisions {
    private static final Pattern WORDS = Pattern.compile("\\W+");

    /** Tables that are asked by a day, the name of a task and yes or no, and of no fact that could tell who the client is. */
    private static final Set<String> WITHOUT_FACTS = Set.of("deadlines", "legalBasis", "routing");

    private static final int ANSWERS_KEPT = 2_000;

    /** The newest among them. */
    private static final int VERSIONS_TRIED = 10;

    /** So long another node may go on asking the table that was the newest before a deployment. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final boolean asksEarlier;
    /** Versions that have failed: told once. */
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    private final Map<String, Newest> newest = new ConcurrentHashMap<>();
    // A version of a table never changes, and every task asks the same. What holds facts is forgotten once answered.
    private final ConcurrentLruCache<Question, List<Map<String, Object>>> answers =
            new ConcurrentLruCache<>(ANSWERS_KEPT, this::evaluate);

    /** @param asksEarlier whether an earlier version may answer for one that fails: not where just that is to be seen */
    Decisions(
            Engine engine,
            ApplicationEventPublisher events,
            @Value("${tyokykypolku.tables.ask-earlier:true}") boolean asksEarlier) {
        this.engine = engine;
        this.events = events;
        this.asksEarlier = asksEarlier;
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
            return read(inputs, rows -> rows);
        }

        /** As {@link Decisions#answer}. */
        public Map<String, Object> answer(Map<String, @Nullable Object> inputs) {
            return read(inputs, Decisions::only);
        }

        /**
         * Evaluates this version and reads its rows. Where that fails, the versions before are asked, the latest first: one slip in a
         * table must not stop the cases of a country. Who answers for the tables is told by {@link TableFailed}.
         *
         * @param reading turns rows into what the caller needs; throws on what it cannot use, and changes nothing
         * @throws Unanswered when no version has a row for what is asked
         */
        public <T> T read(Map<String, @Nullable Object> inputs, Function<List<Map<String, Object>>, T> reading) {
            Attempt<T> newest = attempt(id, inputs, reading);
            RuntimeException failure = newest.failure();
            if (failure == null) {
                return newest.read().get(0);
            }
            for (String earlier : asksEarlier ? before(decision, id) : List.<String>of()) {
                Attempt<T> attempt = attempt(earlier, inputs, reading);
                if (attempt.failure() == null) {
                    tell(failure, earlier);
                    return attempt.read().get(0);
                }
            }
            throw failure;
        }

        private <T> Attempt<T> attempt(
                String table, Map<String, @Nullable Object> inputs, Function<List<Map<String, Object>>, T> reading) {
            try {
                return new Attempt<>(List.of(reading.apply(rows(table, inputs))), null);
            } catch (DmnEngineException
                    | FeelException
                    | ProcessEngineException
                    | IllegalArgumentException
                    | IllegalStateException
                    | DateTimeException
                    | ClassCastException e) {
                LOG.debug("{} cannot answer", table, e);
                return new Attempt<>(List.of(), e);
            }
        }

        private void tell(RuntimeException failure, String answered) {
            if (failure instanceof Unanswered) {
                LOG.warn("{} has no row any more for what a case asks; {} answered", id, answered);
            } else if (failed.add(id)) {
                events.publishEvent(new TableFailed(decision, id, answered, String.valueOf(failure.getMessage())));
            }
        }

        private List<Map<String, Object>> rows(String table, Map<String, @Nullable Object> inputs) {
            Question question = new Question(table, new HashMap<>(inputs));
            return WITHOUT_FACTS.contains(decision) ? answers.get(question) : evaluate(question);
        }
    }

    /**
     * The one row of a table that always answers.
     *
     * @throws IllegalStateException when no row, or more than one, matched
     */
    public static Map<String, Object> only(List<Map<String, Object>> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException("A decision matched " + rows.size() + " rules");
        }
        return rows.get(0);
    }

    /** No row of a table is about what was asked. */
    public static final class Unanswered extends IllegalStateException {
        public Unanswered(String message) {
            super(message);
        }
    }

    /** @param read what was read, alone; empty when that failed */
    private record Attempt<T>(List<T> read, @Nullable RuntimeException failure) {}

    private record Outcome(
            @Nullable List<Map<String, Object>> rows,
            @Nullable RuntimeException failure) {}

    private List<Map<String, Object>> evaluate(Question question) {
        Outcome outcome = engine.asSystem(processEngine -> outcome(question, processEngine));
        if (outcome.rows() == null) {
            throw Objects.requireNonNull(outcome.failure());
        }
        return outcome.rows();
    }

    // Not by the engine's service, and nothing is thrown across a command: the caller's transaction would be
    // marked to be rolled back, though an earlier version of the table can answer.
    private static Outcome outcome(Question question, ProcessEngine processEngine) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
        try {
            DecisionDefinitionEntity table =
                    configuration.getDeploymentCache().findDeployedDecisionDefinitionById(question.table());
            return new Outcome(
                    configuration
                            .getDmnEngine()
                            .evaluateDecision(table, new HashMap<>(question.inputs()))
                            .getResultList()
                            .stream()
                            .map(Collections::unmodifiableMap)
                            .toList(),
                    null);
        } catch (DmnEngineException | FeelException | ProcessEngineException e) {
            return new Outcome(null, e);
        }
    }

    private List<String> before(String decision, String id) {
        return engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .orderByDecisionDefinitionVersion()
                .desc()
                .listPage(0, VERSIONS_TRIED)
                .stream()
                .map(DecisionDefinition::getId)
                .dropWhile(each -> !each.equals(id))
                .skip(1)
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
