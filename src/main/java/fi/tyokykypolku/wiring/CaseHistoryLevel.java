package fi.tyokykypolku.wiring;

import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/** Writes what the level FULL writes, but of variables only the steering ones, and of decisions nothing: their inputs are facts. */
final class CaseHistoryLevel extends AbstractHistoryLevel {
    static final String NAME = "case";
    private static final int ID = 77;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type.equals(HistoryEventTypes.DMN_DECISION_EVALUATE)
                || type.equals(HistoryEventTypes.FORM_PROPERTY_UPDATE)) {
            return false;
        }
        return !(entity instanceof VariableInstanceEntity variable) || steers(variable);
    }

    private static boolean steers(VariableInstanceEntity variable) {
        return variable.getTaskId() == null
                && (CaseVariables.all().containsKey(variable.getName())
                        || CaseVariables.engineOwn().contains(variable.getName()));
    }
}
