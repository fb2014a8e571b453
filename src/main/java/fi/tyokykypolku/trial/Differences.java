package fi.tyokykypolku.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays the courses of the same cases beside each other. */
final class Differences {
    private Differences() {}

    /** The cases that differ, in the order of the stories. */
    static List<CaseDifference> between(List<Course> deployed, List<Course> proposed) {
        Map<String, Course> others = proposed.stream().collect(Collectors.toMap(Course::story, Function.identity()));
        return deployed.stream()
                .map(course -> new CaseDifference(
                        course.story(), changes(course, Objects.requireNonNull(others.get(course.story())))))
                .filter(difference -> !difference.changes().isEmpty())
                .toList();
    }

    private static List<Change> changes(Course deployed, Course proposed) {
        Map<Step.Key, Step> before = steps(deployed);
        Map<Step.Key, Step> after = steps(proposed);
        List<Change> changes = new ArrayList<>();
        before.forEach((key, step) -> {
            Step other = after.get(key);
            if (other == null || !other.value().equals(step.value())) {
                changes.add(change(step, step.value(), other == null ? null : other.value()));
            }
        });
        after.forEach((key, step) -> {
            if (!before.containsKey(key)) {
                changes.add(change(step, null, step.value()));
            }
        });
        // That a task comes at all is told once, by its worklist.
        changes.removeIf(change -> change.kind() == Kind.DUE && (change.before() == null || change.after() == null));
        // Where a case stops, nothing that would have followed comes.
        stop(after)
                .ifPresent(day -> changes.removeIf(
                        change -> change.after() == null && !change.day().isBefore(day)));
        changes.sort(Comparator.comparing(Change::day).thenComparing(Change::kind));
        return List.copyOf(changes);
    }

    private static Optional<LocalDate> stop(Map<Step.Key, Step> steps) {
        return steps.values().stream()
                .filter(step -> step.kind() == Kind.STOPPED)
                .map(Step::day)
                .findFirst();
    }

    private static Map<Step.Key, Step> steps(Course course) {
        Map<Step.Key, Step> steps = new LinkedHashMap<>();
        course.steps().forEach(step -> steps.put(step.key(), step));
        return steps;
    }

    private static Change change(Step step, @Nullable String before, @Nullable String after) {
        LocalDate day = step.day();
        return new Change(step.kind(), step.process(), step.element(), step.label(), step.time(), day, before, after);
    }
}
