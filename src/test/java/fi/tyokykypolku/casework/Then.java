package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.NamedPerson;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** What is to be seen afterwards. */
public final class Then {
    private static final int LIFTED = 80;

    /** The worklist of each organisation where the client lives. */
    public final View employment;

    public final View social;
    public final View socialWorkers;
    public final View health;
    /** Those who lead the work of the employment authority. */
    public final View lead;

    public final View kela;
    public final View ngo;

    private final Casework casework;

    Then(Casework casework) {
        this.casework = casework;
        this.employment = new View(Organisation.EMPLOYMENT, "");
        this.social = new View(Organisation.SOCIAL, "");
        this.socialWorkers = new View(Organisation.SOCIAL, "socialworker");
        this.health = new View(Organisation.HEALTH, "");
        this.lead = new View(Organisation.EMPLOYMENT, "lead");
        this.kela = new View(Organisation.KELA, "");
        this.ngo = new View(Organisation.NGO, "");
    }

    /** The case. */
    public TheCase theCase() {
        return new TheCase(casework.caseFile.get(casework.id()));
    }

    /** All open tasks, each written {@code task@worklist}. */
    public void openAre(String... tasks) {
        assertThat(casework.openTasks()).containsExactlyInAnyOrder(tasks);
    }

    /** Open tasks, each written {@code task@worklist}. */
    public List<String> openTasks() {
        return casework.openTasks();
    }

    /** Whether the case goes on. */
    public boolean isOpen() {
        return !casework.runningInstances().isEmpty();
    }

    /** Whether every timer of the case that is due has fired. */
    public boolean isNothingDue() {
        return casework.jobs().stream().noneMatch(casework::executable);
    }

    /** Nothing is left to do, and no timer runs. */
    public void nothingIsLeft() {
        assertThat(casework.openTasks()).isEmpty();
        assertThat(casework.runningInstances()).isEmpty();
    }

    /** These elements of the models were passed to their end. */
    public Passed passed(String... elements) {
        Collection<HistoricActivityInstance> history = casework.history();
        assertThat(ids(history, activity -> activity.getEndTime() != null && !activity.isCanceled()))
                .contains(elements);
        return new Passed(history);
    }

    /** The element was left unfinished. */
    public Passed cancelled(String... elements) {
        Collection<HistoricActivityInstance> history = casework.history();
        assertThat(ids(history, HistoricActivityInstance::isCanceled)).contains(elements);
        return new Passed(history);
    }

    /** How often an element has been entered. */
    public long times(String element) {
        return casework.history().stream()
                .filter(activity -> activity.getActivityId().equals(element))
                .count();
    }

    /** The case waits for this timer, which fires on this day. */
    public void waitsFor(String timer, LocalDate day) {
        List<Job> timers = casework.timersOf(timer);
        assertThat(timers).as("timers of %s", timer).hasSize(1);
        assertThat(Helsinki.dayOf(timers.get(0).getDuedate().toInstant())).isEqualTo(day);
    }

    /** The task's time limit is over, and its list shows it first. */
    public void isLate(String task) {
        List<Task> late = open(task);
        assertThat(late).as("open %s", task).isNotEmpty();
        assertThat(late).allSatisfy(one -> {
            assertThat(one.getPriority()).isEqualTo(LIFTED);
            assertThat(one.getDueDate().toInstant()).isBeforeOrEqualTo(casework.caseFile.now());
        });
        passed(task + "Delayed");
    }

    /** The task is still within its time limit. */
    public void isNotLate(String task) {
        assertThat(open(task)).isNotEmpty().allMatch(one -> one.getPriority() < LIFTED);
        assertThat(ids(casework.history(), activity -> true)).doesNotContain(task + "Overdue", task + "Delayed");
    }

    /** A user can no longer find the open task at all, by its id neither. */
    public void isOutOfSightOf(String user, String task) {
        assertThat(open(task))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(casework.as(
                                user,
                                () -> casework.engine
                                        .getTaskService()
                                        .createTaskQuery()
                                        .taskId(one.getId())
                                        .count()))
                        .as("%s seen by %s", task, user)
                        .isZero());
    }

    /** The open task, on whatever worklist. */
    public Dated task(String task) {
        return new Dated(task);
    }

    private List<Task> open(String task) {
        return casework.open().stream()
                .filter(one -> one.getTaskDefinitionKey().equals(task))
                .toList();
    }

    private static TreeSet<String> ids(
            Collection<HistoricActivityInstance> history, Predicate<HistoricActivityInstance> which) {
        return history.stream()
                .filter(which)
                .map(activity -> activity.getActivityId().replace("#multiInstanceBody", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was not passed. */
    public static final class Passed {
        private final Collection<HistoricActivityInstance> history;

        private Passed(Collection<HistoricActivityInstance> history) {
            this.history = history;
        }

        /** None of these was ever entered. */
        public void not(String... elements) {
            TreeSet<String> entered = ids(history, activity -> true);
            assertThat(entered).doesNotContain(elements);
        }
    }

    /** A task with its dates. */
    public final class Dated {
        private final String key;
        private final List<Task> tasks;

        private Dated(String key) {
            this.key = key;
            this.tasks = open(key);
            assertThat(tasks).as("open %s among %s", key, casework.openTasks()).isNotEmpty();
        }

        /** The last day, to whose last second the task may take. */
        public Dated isDueOn(int year, int month, int day) {
            LocalDate last = LocalDate.of(year, month, day);
            assertThat(tasks)
                    .extracting(task -> task.getDueDate().toInstant())
                    .containsOnly(Helsinki.endOf(last).toInstant());
            return this;
        }

        /** The day from whose beginning Tasklist reminds of it. */
        public Dated remindsOn(int year, int month, int day) {
            assertThat(tasks)
                    .extracting(task -> task.getFollowUpDate().toInstant())
                    .containsOnly(LocalDate.of(year, month, day)
                            .atStartOfDay(CaseFile.ZONE)
                            .toInstant());
            return this;
        }

        /** The timer sleeps until the last second of the due day, fires then, once, and lifts the task. */
        public void becomesLateThen() {
            Instant due = tasks.get(0).getDueDate().toInstant();
            List<Job> timers = casework.timersOf(key + "Overdue");
            assertThat(timers).as("timer of %s", key).hasSize(1);
            Job timer = timers.get(0);
            assertThat(timer.getDuedate().toInstant()).isEqualTo(due);

            Casework.setTime(due.minusSeconds(1));
            assertThat(casework.executable(timer)).as("a second before").isFalse();
            isNotLate(key);

            Casework.setTime(due);
            assertThat(casework.executable(timer)).as("at the instant").isTrue();
            casework.engine.getManagementService().executeJob(timer.getId());
            isLate(key);
            assertThat(casework.timersOf(key + "Overdue")).as("fires once").isEmpty();
            assertThat(times(key + "Delayed")).isEqualTo(1);
            assertThat(open(key)).as("goes on").hasSameSizeAs(tasks);
        }
    }

    /** The case in the case file. */
    public final class TheCase {
        private final CaseRecord record;

        private TheCase(CaseRecord record) {
            this.record = record;
        }

        /** What has become of it. */
        public TheCase hasStatus(CaseStatus status) {
            assertThat(record.status()).isEqualTo(status);
            return this;
        }

        /** Where on the path it is. */
        public TheCase isIn(Phase phase) {
            assertThat(record.phase()).isEqualTo(phase);
            return this;
        }

        /** Who leads it. */
        public TheCase isCoordinatedBy(String organisation) {
            assertThat(record.coordinator()).isEqualTo(Organisation.valueOf(organisation));
            return this;
        }

        /** Whose work it is at present. */
        public TheCase hasParties(String... organisations) {
            assertThat(casework.caseFile.parties(record.id()))
                    .extracting(Organisation::name)
                    .containsExactlyInAnyOrder(organisations);
            return this;
        }

        /** Kela's part. */
        public TheCase hasKelaAs(String role) {
            assertThat(record.kelaRole()).isEqualTo(role);
            return this;
        }

        /** The newest value of a field. */
        public TheCase knows(String field, String value) {
            assertThat(casework.caseFile.value(record.id(), field))
                    .hasValueSatisfying(known -> assertThat(known.asText()).isEqualTo(value));
            return this;
        }

        /** A field without a value. */
        public TheCase doesNotKnow(String field) {
            assertThat(casework.caseFile.value(record.id(), field)).isEmpty();
            return this;
        }
    }

    /** A worklist looked at by someone who works on it. */
    public final class View {
        private final Organisation organisation;
        private final String team;

        private View(Organisation organisation, String team) {
            this.organisation = organisation;
            this.team = team;
        }

        private Worker worker() {
            return casework.worker(casework.directory
                            .worklist(organisation, casework.area().municipality())
                            .id()
                    + team);
        }

        /** These tasks of the case lie on it, and no others. */
        public void has(String... tasks) {
            assertThat(casework.visibleKeys(worker()))
                    .as("worklist %s, open are %s", worker().worklist(), casework.openTasks())
                    .containsExactly(Arrays.stream(tasks).sorted().toArray(String[]::new));
        }

        /** No task of the case lies on it. */
        public void hasNothing() {
            has();
        }

        /** The task on it is in this person's hands. */
        public void hasInTheHandsOf(String task, String user) {
            assertThat(casework.task(worker(), task).getAssignee()).isEqualTo(user);
        }

        /** The task on it is in nobody's hands. */
        public void hasUnassigned(String task) {
            assertThat(casework.task(worker(), task).getAssignee()).isNull();
        }

        /** The organisation's named person. */
        public void isNamed(String user) {
            assertThat(casework.caseFile.namedPerson(casework.id(), organisation))
                    .map(NamedPerson::user)
                    .contains(user);
        }

        /** The organisation has no named person. */
        public void isUnnamed() {
            assertThat(casework.caseFile.namedPerson(casework.id(), organisation))
                    .isEmpty();
        }

        /** The field of an open task's form shows this to the caseworker. */
        public void sees(String task, String field, Object value) {
            assertThat(shown(task, field)).isEqualTo(value);
        }

        /** The field of an open task's form is empty for the caseworker. */
        public void seesNothingIn(String task, String field) {
            Object shown = shown(task, field);
            assertThat(shown == null ? "[]" : shown.toString()).isEqualTo("[]");
        }

        /** The field of an open task's form is closed, for its value is not shared with the organisation. */
        public void seesNotShared(String task, String field) {
            seesNothingIn(task, field);
            assertThat(served(task, field).path("disabled").asBoolean()).isTrue();
            assertThat(served(task, field).path("description").asText()).isEqualTo("Ei jaettu organisaatiollesi");
        }

        /** The field of an open task's form is there to be filled in. */
        public void mayFillIn(String task, String field) {
            assertThat(served(task, field).path("disabled").asBoolean()).isFalse();
            assertThat(served(task, field).path("description").asText()).doesNotContain("Ei jaettu");
        }

        private JsonNode served(String task, String field) {
            Worker worker = worker();
            return casework.served(worker, casework.task(worker, task).getId()).findParents("key").stream()
                    .filter(component -> component.path("key").asText().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(task + " has no field " + field));
        }

        /** The heading of an open task's form tells this. */
        public void readsInHeading(String task, String text) {
            assertThat(Objects.toString(shown(task, "caseSummary"))).contains(text);
        }

        /** The heading of an open task's form keeps this back. */
        public void doesNotReadInHeading(String task, String text) {
            assertThat(Objects.toString(shown(task, "caseSummary"))).doesNotContain(text);
        }

        private @org.jspecify.annotations.Nullable Object shown(String task, String field) {
            Worker worker = worker();
            String id = casework.task(worker, task).getId();
            return casework.as(
                    worker.user(), () -> casework.engine.getTaskService().getVariableLocal(id, field));
        }
    }
}
