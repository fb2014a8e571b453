package fi.tyokykypolku.decisions;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Every decision of the folder {@code dmn}, evaluated on the bare DMN engine, with the rules that matched. */
public final class Tables {

    private static final Path FOLDER = Path.of("dmn");

    private static final List<DmnDecisionTableEvaluationEvent> EVENTS = new ArrayList<>();

    private static final Map<Path, DmnModelInstance> MODELS = readModels();

    private static final DmnEngine ENGINE = engine();

    private static final Map<String, DmnDecision> DECISIONS = readDecisions();

    private Tables() {}

    /**
     * What a decision answered.
     *
     * @param results one map of outputs per matched rule
     * @param rules   ids of the matched rules of the decision itself and of the decisions it requires
     */
    public record Answer(List<Map<String, Object>> results, Set<String> rules) {

        /** The outputs of the only matched rule; empty when none matched. */
        public Map<String, Object> single() {
            if (results.size() > 1) {
                throw new IllegalStateException("More than one rule matched: " + rules);
            }
            return results.isEmpty() ? Map.of() : results.get(0);
        }

        /** One output of all matched rules. */
        public List<Object> all(String output) {
            return results.stream().map(outputs -> outputs.get(output)).toList();
        }
    }

    /** Evaluates a decision. The test classes run one after another, so the collected events belong to this call. */
    public static synchronized Answer evaluate(String decision, Map<String, Object> facts) {
        EVENTS.clear();
        List<Map<String, Object>> results =
                ENGINE.evaluateDecision(DECISIONS.get(decision), facts).getResultList();
        Set<String> rules = new LinkedHashSet<>();
        EVENTS.forEach(event -> event.getMatchingRules().forEach(rule -> rules.add(rule.getId())));
        return new Answer(results, rules);
    }

    /** The models by file. */
    public static Map<Path, DmnModelInstance> models() {
        return MODELS;
    }

    /** The keys of all decisions. */
    public static Set<String> keys() {
        return DECISIONS.keySet();
    }

    /** The decision table of a decision. */
    public static DecisionTable table(String decision) {
        return MODELS.values().stream()
                .map(model -> model.<Decision>getModelElementById(decision))
                .filter(found -> found != null)
                .map(found -> (DecisionTable) found.getExpression())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No decision " + decision));
    }

    /** The ids of all rules of a decision. */
    public static Set<String> rules(String decision) {
        return table(decision).getRules().stream().map(Rule::getId).collect(toCollection(LinkedHashSet::new));
    }

    /** The names of the variables that a decision's input columns ask for, in their order. */
    public static List<String> inputs(String decision) {
        return table(decision).getInputs().stream()
                .map(input -> input.getId().substring((decision + "_in_").length()))
                .toList();
    }

    private static Map<Path, DmnModelInstance> readModels() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .collect(toMap(
                            Function.identity(), Tables::readModel, (first, second) -> first, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DmnModelInstance readModel(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }

    private static Map<String, DmnDecision> readDecisions() {
        Map<String, DmnDecision> decisions = new LinkedHashMap<>();
        for (Path file : MODELS.keySet()) {
            for (DmnDecision decision : parse(file)) {
                if (decisions.put(decision.getKey(), decision) != null) {
                    throw new IllegalStateException("Two decisions with the key " + decision.getKey());
                }
            }
        }
        return decisions;
    }

    private static Collection<DmnDecision> parse(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return ENGINE.parseDecisions(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener = EVENTS::add;
        configuration.getCustomPostDecisionTableEvaluationListeners().add(listener);
        return configuration.buildEngine();
    }
}
