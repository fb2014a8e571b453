package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.forms.Submission;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a sender of a form was shown beside what is known now.
 *
 * @param served what was shown
 * @param earlier what the same user was shown of the task before, when nothing says which of it the form was filled in from
 * @param now what the form would show now
 */
record Comparison(String user, FormView served, List<FormView> earlier, FormView now, FactNames names) {
    private static final Sentences SENTENCES = new Sentences("heading");

    /** @throws FormConflict when an answer would put away what somebody else has told since it was shown */
    void refuseConflicts(Submission submission) {
        List<Fault> errors = new ArrayList<>();
        List<Fact> told = new ArrayList<>();
        for (Entry entry : submission.entries()) {
            FormField field = Objects.requireNonNull(served.form().fields().get(entry.field()));
            FormView.Latest latest = now.latest().get(entry.field());
            if (!field.fresh() && latest != null && isOvertaken(entry, latest)) {
                errors.add(new Fault(entry.field(), served.form().name(entry.field()), message(latest)));
                if (latest.open()) {
                    told.add(latest.fact());
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new FormConflict(errors, told);
        }
    }

    private boolean isOvertaken(Entry entry, FormView.Latest latest) {
        Fact newest = latest.fact();
        // Of what one may not see, not even whether one has guessed it.
        if (latest.open() && newest.value().equals(entry.value())) {
            return false;
        }
        boolean changed = !newest.author().equals(user) && newest.id() > served.newest();
        // Sent from an older window, for all one can know: what stands there untouched must not come back.
        boolean stale = earlier.stream().anyMatch(view -> sent(view, entry));
        return changed || stale;
    }

    private static boolean sent(FormView view, Entry entry) {
        JsonNode shown = view.value(entry.field());
        return shown.equals(entry.value());
    }

    private String message(FormView.Latest latest) {
        if (!latest.open()) {
            return SENTENCES.say("changedUnseen");
        }
        Fact newest = latest.fact();
        String organisation = newest.organisation().name(Language.ofReader());
        String moment = CaseSummary.moment(newest.recordedAt());
        return newest.value().isNull()
                ? SENTENCES.say("taken", organisation, moment)
                : SENTENCES.say("changed", organisation, moment, names.text(newest));
    }
}
