package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.kela.BenefitDecision;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import fi.tyokykypolku.kela.BenefitDecisions;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.simulation.CohortParameters.Consent;
import fi.tyokykypolku.simulation.CohortParameters.Decisions;
import fi.tyokykypolku.simulation.CohortParameters.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Leads simulated clients along the real path: a loop takes what happens next in time, sets the engine's clock to it and lets it happen,
 * be it a referral, a worker who takes or completes a task, a notice, a decision of Kela or a timer of the engine that is due.
 */
@Component
@Profile("demo")
class Cohort {
    /** The last day of the pilots. */
    static final LocalDate LAST_DAY = LocalDate.of(2022, 12, 31);

    /** Its last second. */
    static final Instant END = Helsinki.endOf(LAST_DAY).toInstant();

    /** Tasks at whose end the client may have applied for rehabilitation. */
    private static final Set<String> APPLICATIONS = Set.of("confirmPlan", "supportApplication");

    /** How many days there are to tell progress by. */
    static final int DAYS = 365 + 365;

    private final ProcessEngine engine;
    private final Engine system;
    private final CaseFile caseFile;
    private final CaseMessages messages;
    private final Directory directory;
    private final Caseworkers caseworkers;
    private final BenefitDecisions decisions;

    Cohort(
            ProcessEngine engine,
            Engine system,
            CaseFile caseFile,
            CaseMessages messages,
            Directory directory,
            Caseworkers caseworkers,
            BenefitDecisions decisions) {
        this.engine = engine;
        this.system = system;
        this.caseFile = caseFile;
        this.messages = messages;
        this.directory = directory;
        this.caseworkers = caseworkers;
        this.decisions = decisions;
    }

    /**
     * Runs the cohort to the end of 2022; the engine's clock stays there.
     *
     * @param kela false for the same clients in the same projects without Kela
     * @param progress told how many of the {@link #DAYS} are past
     */
    CohortRun run(CohortParameters parameters, boolean kela, IntConsumer progress) {
        return new Loop(parameters, kela, progress).run();
    }

    /** Something that will happen. */
    private record Event(Instant at, long order, Runnable what) {}

    private final class Loop {
        private final CohortParameters parameters;
        private final boolean kela;
        private final IntConsumer progress;
        private final Pace pace;
        private final Answers answers;
        private final Staff staff;
        private final PriorityQueue<Event> agenda =
                new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
        private final Map<CaseId, Walk> walks = new HashMap<>();
        private final List<Walk> all = new ArrayList<>();
        private LocalDate firedUntil = LocalDate.MIN;
        private long events;
        private long transactions;

        Loop(CohortParameters parameters, boolean kela, IntConsumer progress) {
            this.parameters = parameters;
            this.kela = kela;
            this.progress = progress;
            this.pace = new Pace(parameters);
            this.answers = new Answers(parameters, caseworkers, caseFile);
            this.staff = new Staff(engine.getIdentityService(), directory);
        }

        CohortRun run() {
            caseworkers.signOut();
            Clients.of(parameters, directory).forEach(client -> plan(pace.referred(client), () -> refer(client)));
            for (Event next = agenda.poll(); next != null && !next.at().isAfter(END); next = agenda.poll()) {
                fireTimersUntil(next.at());
                set(next.at());
                next.what().run();
                progress.accept(DAYS - (int) ChronoUnit.DAYS.between(Helsinki.dayOf(next.at()), LAST_DAY));
                caseworkers.signOut();
            }
            fireTimersUntil(END);
            set(END);
            return new CohortRun(kela, all, transactions);
        }

        private void plan(Instant at, Runnable what) {
            agenda.add(new Event(at, events++, what));
        }

        private void set(Instant at) {
            ClockUtil.setCurrentTime(Date.from(at));
        }

        private Instant now() {
            return caseFile.now();
        }

        // A timer ends with a day or begins with one, and nobody works at night: what is due by a morning comes before
        // its work.
        private void fireTimersUntil(Instant at) {
            if (Helsinki.dayOf(at).equals(firedUntil)) {
                return;
            }
            for (List<Job> due = timersDueBy(at); !due.isEmpty(); due = timersDueBy(at)) {
                due.forEach(this::fire);
            }
            firedUntil = Helsinki.dayOf(at);
        }

        private void fire(Job timer) {
            Instant due = timer.getDuedate().toInstant();
            if (due.isAfter(now())) {
                set(due);
            }
            Walk walk = walks.get(Engine.caseOf(engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(timer.getProcessInstanceId())
                    .singleResult()));
            engine.getManagementService().executeJob(timer.getId());
            transactions++;
            if (walk != null) {
                follow(walk);
            }
        }

        private List<Job> timersDueBy(Instant at) {
            return engine.getManagementService()
                    .createJobQuery()
                    .timers()
                    .active()
                    .withRetriesLeft()
                    .duedateLowerThan(new Date(at.toEpochMilli() + 1))
                    .orderByJobDuedate()
                    .asc()
                    .list();
        }

        private void refer(Client client) {
            Project project = client.project();
            CaseId id =
                    Engine.caseOf(caseworkers.start(staff.referrer(client), "workability", answers.referral(client)));
            transactions++;
            Walk walk = new Walk(client, id, kela && project.kela());
            walks.put(id, walk);
            all.add(walk);
            follow(walk);
            lifeGoesOn(walk);
        }

        // What happens to the client whoever works on the case.
        private void lifeGoesOn(Walk walk) {
            Draws draws = walk.client.draws();
            LocalDate from = walk.client.referredOn();
            plan(
                    pace.months(
                            walk, "drop-out", from, draws.exponential("drop-out", parameters.dropOutPerMonth()), now()),
                    () -> dropOut(walk));
            plan(
                    pace.months(walk, "move", from, draws.exponential("move", parameters.movesPerMonth()), now()),
                    () -> move(walk));
            plan(
                    pace.months(walk, "end", from, draws.lognormal("duration", parameters.duration()), now()),
                    () -> end(walk));
        }

        // Whatever tasks a case has got are planned, whoever they are for.
        private void follow(Walk walk) {
            caseworkers.signOut();
            engine.getTaskService().createTaskQuery().processInstanceBusinessKey(walk.id.value()).list().stream()
                    .filter(task -> walk.planned.add(task.getId()))
                    .map(task -> new Turn(walk, task, worklist(task)))
                    .sorted(Comparator.comparing(Turn::name).thenComparing(Turn::worklist))
                    .forEach(this::plan);
        }

        private String worklist(Task task) {
            return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("Task " + task.getTaskDefinitionKey() + " lies on no worklist"));
        }

        // A task goes to another worklist only when its client has moved.
        private String worklist(Walk walk, Task task, String before) {
            return walk.noted("moved") == null ? before : worklist(task);
        }

        private void plan(Turn turn) {
            int time = turn.walk().next(turn.name() + "@" + turn.worklist());
            Instant done = pace.done(turn.walk(), turn.name(), time, now());
            if (turn.task().getAssignee() == null) {
                plan(pace.taken(turn.walk(), turn.name(), time, now(), done), () -> take(turn));
            }
            plan(done, () -> complete(turn, time));
        }

        private Optional<Task> open(Turn turn) {
            return Optional.ofNullable(engine.getTaskService()
                    .createTaskQuery()
                    .taskId(turn.task().getId())
                    .singleResult());
        }

        private void take(Turn turn) {
            open(turn).filter(task -> task.getAssignee() == null).ifPresent(task -> take(turn.walk(), task));
        }

        private String take(Walk walk, Task task) {
            String worker = staff.worker(walk, worklist(task));
            // What nobody else has agreed to is confirmed by the drafter's colleague.
            String user = task.getTaskDefinitionKey().equals("confirmPlan")
                            && !Plan.of(caseFile.facts(walk.id)).mayBeConfirmedBy(worker)
                    ? staff.colleague(walk, worklist(task))
                    : worker;
            caseworkers.take(user, task);
            transactions++;
            caseworkers.signOut();
            return user;
        }

        private void complete(Turn turn, int time) {
            Optional<Task> open = open(turn);
            Walk walk = turn.walk();
            if (open.isEmpty()) {
                return;
            }
            Task task = open.get();
            if (task.getTaskDefinitionKey().equals("summariseAssessment") && walk.questionsOpen > 0) {
                // An assessment waits for what was asked of Kela.
                plan(pace.tomorrow(walk, "wait", now()), () -> complete(turn, time));
                return;
            }
            String user = task.getAssignee() == null ? take(walk, task) : task.getAssignee();
            Organisation organisation = staff.organisation(worklist(walk, task, turn.worklist()));
            caseworkers.complete(user, task, organisation, answers.of(walk, turn.name(), time, organisation, user));
            transactions++;
            caseworkers.signOut();
            completed(walk, turn.name());
            follow(walk);
        }

        private void completed(Walk walk, String task) {
            if (task.equals("answerKelaQuestion")) {
                walk.questionsOpen--;
            }
            if (task.equals("recordConsent") && walk.client.consent() == Consent.WITHDRAWN) {
                double months = 1 + 5 * walk.client.draws().uniform("withdrawn after");
                plan(pace.months(walk, "withdrawal", caseFile.today(), months, now()), () -> withdraw(walk));
            }
            if (APPLICATIONS.contains(task) && walk.client.application() != null && walk.applied == null) {
                walk.applied = now();
                plan(pace.decided(walk, now()), () -> decide(walk));
            }
        }

        private void decide(Walk walk) {
            int age = walk.client.age();
            Decisions shares = parameters.positiveDecisions().stream()
                    .filter(group -> group.from() <= age)
                    .max(Comparator.comparing(Decisions::from))
                    .orElseThrow();
            boolean inTeam = caseFile.parties(walk.id).contains(Organisation.KELA);
            boolean granted = walk.client.draws().happens("granted", inTeam ? shares.withKela() : shares.without());
            String kelaUser = staff.worker(
                    walk,
                    directory
                            .worklist(Organisation.KELA, caseFile.get(walk.id).municipality())
                            .id());
            boolean told = system.asSystem(services -> {
                boolean unused = decisions.record(
                        walk.id,
                        kelaUser,
                        "kela-decisions",
                        new BenefitDecision(
                                granted ? Outcome.GRANTED : Outcome.REJECTED,
                                caseFile.today(),
                                null,
                                null,
                                null,
                                null));
                return messages.send(walk.id, "kelaDecisionReceived", Map.of());
            });
            transactions++;
            if (told) {
                walk.granted = granted;
                walk.kelaInTeam = inTeam;
                walk.changePlan = !granted;
            }
            follow(walk);
        }

        private void dropOut(Walk walk) {
            if (notice(
                    walk, "CLIENT_WITHDREW", Map.of("endedOn", caseFile.today().toString()))) {
                walk.droppedOut = true;
            }
        }

        private void move(Walk walk) {
            List<Project> others = parameters.projects().stream()
                    .filter(project -> !project.equals(walk.client.project()))
                    .toList();
            if (!others.isEmpty()) {
                Project project = others.get(walk.client.draws().one("moves to", others.size()));
                if (notice(
                        walk,
                        "MUNICIPALITY_CHANGED",
                        Map.of(
                                "municipality",
                                project.municipalities().get(0),
                                "movedOn",
                                caseFile.today().toString()))) {
                    walk.note("moved", caseFile.today());
                }
            }
        }

        private void withdraw(Walk walk) {
            if (notice(
                    walk,
                    "CONSENT_WITHDRAWN",
                    Map.of(
                            "withdrawalScope",
                            "ALL",
                            "consentWithdrawnOn",
                            caseFile.today().toString()))) {
                walk.note("withdrawn", caseFile.today());
            }
        }

        private void end(Walk walk) {
            walk.endIsNear = true;
            boolean unused = notice(walk, "REVIEW_REQUESTED", Map.of("reviewRequestedBy", "Simuloitu asiakas"));
        }

        // A case that does not wait for the notice refuses it, as it would refuse a caseworker's.
        private boolean notice(Walk walk, String notice, Map<String, Object> values) {
            if (!caseFile.get(walk.id).status().open()) {
                return false;
            }
            String worklist = directory
                    .worklist(Organisation.EMPLOYMENT, caseFile.get(walk.id).municipality())
                    .id();
            Map<String, Object> filled = new HashMap<>(values);
            filled.put("noticeCase", walk.id.value());
            filled.put("notice", notice);
            try {
                caseworkers.start(staff.worker(walk, worklist), "notice", filled);
                transactions++;
            } catch (InvalidForm refused) {
                return false;
            } finally {
                caseworkers.signOut();
            }
            follow(walk);
            return true;
        }
    }

    /** A task that somebody will do. */
    private record Turn(Walk walk, Task task, String worklist) {
        String name() {
            return task.getTaskDefinitionKey();
        }
    }
}
