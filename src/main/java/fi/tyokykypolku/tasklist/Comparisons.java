package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.texts.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what the sender of a form was shown, and what has become of it since. */
@Component
class Comparisons {
    private static final Sentences SENTENCES = new Sentences("heading");

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Servings servings;

    Comparisons(CaseFile caseFile, Sharing sharing, Servings servings) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.servings = servings;
    }

    /**
     * What a form that was sent is compared with: the serving whose mark it brings; without a mark the last one to its sender; without
     * any serving the case file as it stands, for then nothing was seen and only what is given counts.
     *
     * @param mark as it came with the form; null for none
     * @throws InvalidForm when the mark is not one of this task and user
     */
    Comparison of(OpenTask task, String user, @Nullable Object mark) {
        List<Fact> facts = caseFile.facts(task.caseId());
        Door door = sharing.door(task.caseId(), task.organisation());
        FormView now = TaskForms.view(task, facts, door);
        List<Serving> served = servings.of(task.id(), user);
        if (mark != null) {
            Serving marked = served.stream()
                    .filter(serving -> String.valueOf(serving.id()).equals(mark.toString()))
                    .findFirst()
                    .orElseThrow(Comparisons::strangeMark);
            return new Comparison(user, view(task, marked, facts), List.of(), now, names(task));
        }
        // Looks at the same state show the same.
        Map<List<Object>, Serving> states = new LinkedHashMap<>();
        served.forEach(serving -> states.putIfAbsent(List.of(serving.newest(), serving.withheld()), serving));
        List<FormView> views = states.values().stream()
                .map(serving -> view(task, serving, facts))
                .toList();
        return views.isEmpty()
                ? new Comparison(user, now, List.of(), now, names(task))
                : new Comparison(user, views.get(0), views.subList(1, views.size()), now, names(task));
    }

    private static FactNames names(OpenTask task) {
        return new FactNames(new TreeMap<>(task.forms()));
    }

    private FormView view(OpenTask task, Serving serving, List<Fact> now) {
        long newest = now.isEmpty() ? 0 : now.get(now.size() - 1).id();
        return FormView.of(
                task.form(),
                serving.newest() == newest ? now : caseFile.facts(task.caseId(), serving.newest()),
                task.organisation(),
                // As it was then: a field that stood open takes what was written into it.
                (field, fact) -> !serving.withheld().contains(field.key()));
    }

    private static InvalidForm strangeMark() {
        return new InvalidForm(
                List.of(new Fault(TaskForms.MARK, SENTENCES.say("thisForm"), SENTENCES.say("strangeMark"))));
    }
}
