package fi.tyokykypolku.casework;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** How a scenario begins. */
public final class Given {
    private final Casework casework;
    private final List<CaseId> cases = new ArrayList<>();

    Given(Casework casework) {
        this.casework = casework;
    }

    /** The day on which what follows happens; every scenario begins on Monday 2 November 2026 otherwise. */
    public Given today(LocalDate day) {
        Casework.setTime(
                day.atTime(9, 0).atZone(fi.tyokykypolku.casefile.CaseFile.ZONE).toInstant());
        return this;
    }

    /** Where the client lives. */
    public Given aClientIn(Area area) {
        casework.in(area);
        return this;
    }

    /** Does something after every form that is opened, sent in or started with. */
    public Given afterEveryStep(Runnable look) {
        casework.afterEveryStep = look;
        return this;
    }

    /** What a task is answered with unless the scenario says otherwise. */
    public Given usually(String task, Map<String, @Nullable Object> values) {
        casework.usually.put(task, values);
        return this;
    }

    /** From here on every free text of every form is filled in, and with this. */
    public Given everyFreeTextSays(String text) {
        casework.everyText = text;
        return this;
    }

    /** An identity code no other scenario uses. */
    public String anIdentityCode() {
        return Casework.personId();
    }

    /** The user id of someone who works on a worklist. */
    public String aCaseworkerOf(String worklist) {
        return casework.worker(worklist).user();
    }

    /** A referral by the employment services. */
    public CaseId aReferral() {
        return aReferral(Map.of());
    }

    /** A referral with these values, the rest as usual. */
    public CaseId aReferral(Map<String, @Nullable Object> values) {
        CaseId id = casework.refer(
                casework.worker(Organisation.EMPLOYMENT, casework.area()).user(), values);
        cases.add(id);
        casework.follow(id);
        return id;
    }

    /** A case that has come so far that a task is open, everything before it answered as usual. */
    public CaseId aCaseAt(String task) {
        return aCaseAt(task, Map.of());
    }

    /** The same from a referral with these values. */
    public CaseId aCaseAt(String task, Map<String, @Nullable Object> referral) {
        CaseId id = aReferral(referral);
        casework.walkTo(task);
        return id;
    }

    /** A case with a plan in force that waits for its first review. */
    public CaseId aCaseInFollowUp() {
        CaseId id = aCaseAt("confirmPlan");
        // Kela may lead a process of its own beside the plan.
        for (List<Task> open = casework.open(); !open.isEmpty(); open = casework.open()) {
            Task task = open.get(0);
            casework.work(
                    casework.worker(casework.worklist(task)),
                    task,
                    casework.usually.getOrDefault(task.getTaskDefinitionKey(), Map.of()));
        }
        return id;
    }

    List<CaseId> cases() {
        return cases;
    }
}
