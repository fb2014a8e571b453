package fi.tyokykypolku.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the deployed decision tables. */
@Component
public class Decisions {
    private final Engine engine;

    Decisions(Engine engine) {
        this.engine = engine;
    }

    /**
     * Evaluates the newest version of a table.
     *
     * @param inputs values by input name; a missing or null one is unknown
     * @return a map of outputs for each matched rule, in the order of the rules
     */
    public List<Map<String, Object>> ask(String decision, Map<String, @Nullable Object> inputs) {
        return engine.asSystem(processEngine -> processEngine
                .getDecisionService()
                .evaluateDecisionByKey(decision)
                .variables(new HashMap<>(inputs))
                .evaluate()
                .getResultList());
    }

    /**
     * The one matched rule of a table that always answers.
     *
     * @throws IllegalStateException when no rule, or more than one, matched
     */
    public Map<String, Object> answer(String decision, Map<String, @Nullable Object> inputs) {
        List<Map<String, Object>> rules = ask(decision, inputs);
        if (rules.size() != 1) {
            throw new IllegalStateException("Decision " + decision + " matched " + rules.size() + " rules");
        }
        return rules.get(0);
    }
}
