package fi.tyokykypolku.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
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
import org.jspecify.annotations.Nullable;

/**
 * A client's plan: its actions, who drafted it and who has agreed to that draft.
 *
 * <p>The number of actions decides which rows there are. A row above it does not exist, though facts of a dropped action stay in
 * the case file.
 *
 * @param actions in the order of their rows
 * @param drafter user id of whoever drafted the plan last; null before anybody has
 * @param agreed user ids of those who have agreed to that draft for their organisations
 */
public record Plan(List<Action> actions, @Nullable String drafter, Set<String> agreed) {
    /** The field of the plan's forms that says how many actions there are. */
    public static final String COUNT = "actionCount";

    /** How many rows for actions the plan's forms have. */
    public static final int MOST_ACTIONS = 6;

    private static final String DRAFTED_BY = "planDraftedBy";
    private static final String AGREED = "planAgreed";

    public Plan {
        actions = List.copyOf(actions);
        agreed = Set.copyOf(agreed);
    }

    /**
     * Reads the plan from facts of a case.
     *
     * @param facts oldest first, as the case file gives them; of what is not among them the plan knows nothing
     */
    public static Plan of(Collection<Fact> facts) {
        Map<String, JsonNode> newest = new HashMap<>();
        Set<String> agreed = new LinkedHashSet<>();
        for (Fact fact : facts) {
            newest.put(fact.field(), fact.value());
            if (fact.field().equals(DRAFTED_BY)) {
                agreed.clear();
            } else if (fact.field().equals(AGREED) && fact.value().booleanValue()) {
                agreed.add(fact.author());
            }
        }
        JsonNode drafter = newest.getOrDefault(DRAFTED_BY, NullNode.getInstance());
        return new Plan(actions(newest), drafter.isNull() ? null : drafter.asText(), agreed);
    }

    /**
     * Reads the plan from a filled form.
     *
     * @param values by the keys of the form's fields
     */
    public static Plan of(Map<String, JsonNode> values) {
        return new Plan(actions(values), null, Set.of());
    }

    private static List<Action> actions(Map<String, JsonNode> values) {
        int count = values.getOrDefault(COUNT, NullNode.getInstance()).asInt();
        return IntStream.rangeClosed(1, Math.min(count, MOST_ACTIONS))
                .boxed()
                .flatMap(row -> Action.in(values, row).stream())
                .toList();
    }

    /** What the case file keeps of who drafted the plan. */
    static Entry draftedBy(String user) {
        return new Entry(Category.PLAN, DRAFTED_BY, TextNode.valueOf(user), false);
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

    /** Whether a user may confirm the plan with the client: anybody but the drafter, who needs another person's agreement. */
    public boolean mayBeConfirmedBy(String user) {
        return !user.equals(drafter) || agreed.stream().anyMatch(other -> !other.equals(drafter));
    }
}
