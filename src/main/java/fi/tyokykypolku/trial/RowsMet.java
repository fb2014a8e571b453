package fi.tyokykypolku.trial;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;

/** Hears which rows of tables answer. No component: only the process of a trial listens. */
final class RowsMet implements DmnDecisionTableEvaluationListener {
    private final Set<String> heard = new TreeSet<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules()
                .forEach(rule ->
                        heard.add(ChangedPlace.key(event.getDecisionTable().getKey(), rule.getId())));
    }

    /** Keys of {@link ChangedPlace}. */
    Set<String> heard() {
        return heard;
    }
}
