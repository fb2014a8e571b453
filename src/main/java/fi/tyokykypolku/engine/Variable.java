package fi.tyokykypolku.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable with its type. These are all that the engine knows of a case: ids, areas, roles and flags that steer
 * gateways, never a fact about the client.
 *
 * @param initial value at the start of the path, so that no expression meets a missing variable
 */
public record Variable<T>(String name, Class<T> type, T initial) {
    /**
     * The value in the scope, or the initial one where it is missing.
     *
     * @throws ClassCastException when the variable holds another type
     */
    public T get(VariableScope scope) {
        T value = type.cast(scope.getVariable(name));
        return value == null ? initial : value;
    }

    /** Sets the variable where it stands, or on the process instance. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
