package fi.tyokykypolku.engine;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its type. These are all that the engine knows of a case: ids, areas, roles and flags that steer
 * gateways, never a fact about the client. What is a type of the house is a text in the engine, for models and forms to compare.
 */
public final class Variable<T extends @Nullable Object> {
    private final String name;
    private final Form<?, T> form;

    private Variable(String name, Form<?, T> form) {
        this.name = name;
        this.form = form;
    }

    /** How the engine keeps a value. */
    private record Form<S, T extends @Nullable Object>(
            Class<S> type, S initial, Function<S, T> read, Function<T, S> write) {
        T parse(@Nullable Object kept) {
            S known = type.cast(kept);
            return read.apply(known == null ? initial : known);
        }
    }

    /** A variable of a type that the engine has itself. */
    static <T> Variable<T> of(String name, Class<T> type, T initial) {
        return new Variable<>(name, new Form<>(type, initial, Function.identity(), Function.identity()));
    }

    /** A variable of a type that the engine keeps as a text. */
    static <T extends @Nullable Object> Variable<T> of(
            String name, String initial, Function<String, T> read, Function<T, String> write) {
        return new Variable<>(name, new Form<>(String.class, initial, read, write));
    }

    /** Its name in the engine. */
    public String name() {
        return name;
    }

    /** The type under which the engine keeps it. */
    public Class<?> type() {
        return form.type();
    }

    /** What the engine keeps of it at the start of the path, so that no expression meets a missing variable. */
    public Object initial() {
        return form.initial();
    }

    /**
     * The value in the scope, or the initial one where it is missing.
     *
     * @throws ClassCastException when the variable holds another type
     */
    public T get(VariableScope scope) {
        return parse(scope.getVariable(name));
    }

    /** Whether the scope holds this value. */
    public boolean is(VariableScope scope, T value) {
        return form.write().apply(value).equals(scope.getVariable(name));
    }

    /** Sets the variable where it stands, or on the process instance. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, form.write().apply(value));
    }

    /** Adds the variable to those that go to the engine together. */
    public void put(Map<String, Object> variables, T value) {
        variables.put(name, form.write().apply(value));
    }

    /** The value of what the engine keeps; the initial one of nothing. */
    public T parse(@Nullable Object kept) {
        return form.parse(kept);
    }
}
