package fi.tyokykypolku.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A client's plan: its actions.
 *
 * <p>The number of actions decides which rows there are. A row above it does not exist, though facts of a dropped action stay in
 * the case file.
 *
 * @param actions in the order of their rows
 */
public record Plan(List<Action> actions) {
    /** The field of the plan's forms that says how many actions there are. */
    public static final String COUNT = "actionCount";

    private static final int MOST_ACTIONS = 6;

    public Plan {
        actions = List.copyOf(actions);
    }

    /**
     * Reads the plan from facts of a case.
     *
     * @param facts oldest first, as the case file gives them; of what is not among them the plan knows nothing
     */
    public static Plan of(Collection<Fact> facts) {
        Map<String, JsonNode> newest = new HashMap<>();
        facts.forEach(fact -> newest.put(fact.field(), fact.value()));
        return new Plan(actions(newest));
    }

    /**
     * Reads the plan from a filled form.
     *
     * @param values by the keys of the form's fields
     */
    public static Plan of(Map<String, JsonNode> values) {
        return new Plan(actions(values));
    }

    private static List<Action> actions(Map<String, JsonNode> values) {
        int count = values.getOrDefault(COUNT, NullNode.getInstance()).asInt();
        return IntStream.rangeClosed(1, Math.min(count, MOST_ACTIONS))
                .boxed()
                .flatMap(row -> Action.in(values, row).stream())
                .toList();
    }

    /** The organisations that answer for an action, in the order of the plan. */
    public Set<Organisation> organisations() {
        return organisations(action -> true);
    }

    /** The organisations that have an action which is not settled. */
    public Set<Organisation> organisationsAtWork() {
        return organisations(action -> !action.settled());
    }

    private Set<Organisation> organisations(Predicate<Action> which) {
        return actions.stream()
                .filter(which)
                .map(Action::organisation)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether an organisation has an action that is not settled. */
    public boolean hasOpenActionOf(Organisation organisation) {
        return organisationsAtWork().contains(organisation);
    }
}
