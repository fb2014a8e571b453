package fi.tyokykypolku.trial;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.kela.BenefitDecision;
import fi.tyokykypolku.kela.BenefitDecisions;
import fi.tyokykypolku.kela.KelaDecision;
import fi.tyokykypolku.simulation.Caseworkers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Leads the cases of stories along the models that are deployed, through the same doors as everyone: whoever is on a task's worklist does it
 * some days after it came, timers fall due, Kela decides, clients move. It sets the engine's clock, which is one for a process.
 */
final class Rehearsal {
    private static final String KELA_DECISION = "KELA_DECISION";
    private static final String REFERRAL = "REFERRAL";

    /** No story needs so many steps, or so long. */
    private static final int MOST_STEPS = 200;

    private static final int MOST_YEARS = 4;

    private static final int FIRST_CODE = 900;
    private static final int CODES = 100;
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private final ProcessEngine engine;
    private final Engine system;
    private final CaseFile caseFile;
    private final CaseMessages messages;
    private final Directory directory;
    private final BenefitDecisions decisions;
    private final ClockHistory clocks;
    private final WaysTaken ways;
    private final Caseworkers caseworkers;
    private final Drawings drawings;
    private final Set<String> hired = new HashSet<>();
    private final Map<String, String> elements = new HashMap<>();

    /** @param caseworkers who fill in the forms of the set */
    Rehearsal(ApplicationContext context, WaysTaken ways, Caseworkers caseworkers) {
        this.engine = context.getBean(ProcessEngine.class);
        this.system = context.getBean(Engine.class);
        this.caseFile = context.getBean(CaseFile.class);
        this.messages = context.getBean(CaseMessages.class);
        this.directory = context.getBean(Directory.class);
        this.decisions = context.getBean(BenefitDecisions.class);
        this.clocks = context.getBean(ClockHistory.class);
        this.ways = ways;
        this.caseworkers = caseworkers;
        this.drawings = new Drawings(engine.getRepositoryService());
    }

    /** Leads a case from its beginning until nothing happens to it any more. */
    Course of(Story story, Instant start) {
        return new Walk(story, start).walk();
    }

    /** Something that will happen. */
    private record Planned(Instant at, int order, String where, Runnable what) {}

    /** One case on its way, and with it the contacts that the same client makes. */
    private final class Walk {
        private final Story story;
        private final Instant start;
        private final List<Step> steps = new ArrayList<>();
        private final List<CaseId> cases = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> times = new HashMap<>();
        private final Map<CaseId, Instant> decided = new HashMap<>();
        private final PriorityQueue<Planned> agenda =
                new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
        private int planned;

        Walk(Story story, Instant start) {
            this.story = story;
            this.start = start;
        }

        Course walk() {
            ClockUtil.setCurrentTime(Date.from(start));
            plan(start, REFERRAL, () -> refer(story.referral()));
            Instant last = start.atZone(Helsinki.ZONE).plusYears(MOST_YEARS).toInstant();
            int done = 0;
            for (Optional<Planned> next = next(); next.isPresent(); next = next()) {
                if (++done > MOST_STEPS || next.get().at().isAfter(last)) {
                    note(Kind.STOPPED, "", "", "", new Stop(Stop.Why.ENDLESS, "").value());
                    break;
                }
                if (!happens(next.get())) {
                    break;
                }
            }
            lookBack();
            caseworkers.signOut();
            return new Course(story.id(), List.copyOf(steps));
        }

        private void plan(Instant at, String where, Runnable what) {
            agenda.add(new Planned(at, planned++, where, what));
        }

        // What falls due by the time somebody works comes before the work.
        private Optional<Planned> next() {
            Planned work = agenda.peek();
            if (!story.leaves().isEmpty()) {
                return Optional.ofNullable(agenda.poll());
            }
            Optional<Job> job = job().filter(due -> work == null || !due(due).isAfter(work.at()));
            return job.isPresent() ? job.map(this::timer) : Optional.ofNullable(agenda.poll());
        }

        private Planned timer(Job job) {
            return new Planned(
                    due(job),
                    0,
                    element(job),
                    () -> engine.getManagementService().executeJob(job.getId()));
        }

        private Instant due(Job job) {
            return job.getDuedate() == null ? caseFile.now() : job.getDuedate().toInstant();
        }

        private Optional<Job> job() {
            caseworkers.signOut();
            Set<String> instances = instances().stream().map(Execution::getId).collect(Collectors.toSet());
            if (instances.isEmpty()) {
                return Optional.empty();
            }
            return engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceIds(instances)
                    .active()
                    .withRetriesLeft()
                    .list()
                    .stream()
                    .min(Comparator.comparing(this::due).thenComparing(Rehearsal.this::element));
        }

        private List<ProcessInstance> instances() {
            return cases.stream()
                    .flatMap(id -> engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(id.value())
                            .list()
                            .stream())
                    .toList();
        }

        /** @return false when the case can get no further */
        private boolean happens(Planned next) {
            // Each has an instant of its own.
            Instant at = next.at().isAfter(caseFile.now())
                    ? next.at()
                    : caseFile.now().plusMillis(1);
            ClockUtil.setCurrentTime(Date.from(at));
            // Whatever is thrown is what the trial is there to show.
            FutureTask<Boolean> attempt = new FutureTask<>(next.what(), true);
            attempt.run();
            caseworkers.signOut();
            List<WaysTaken.Way> taken = ways.since();
            try {
                boolean done = attempt.get();
                taken.forEach(this::note);
                if (taken.stream().anyMatch(way -> drawings.isOfService(way.definition(), way.arrow()))) {
                    lookAtKela();
                }
                look();
                return done;
            } catch (ExecutionException e) {
                note(
                        Kind.STOPPED,
                        "",
                        next.where(),
                        drawings.label(next.where()),
                        stop(e.getCause()).value());
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        // Nothing that differs from run to run.
        private Stop stop(@Nullable Throwable thrown) {
            Stop stop = Stop.of(thrown);
            String words = stop.words();
            for (CaseId id : cases) {
                words = words.replace(id.value(), "…");
            }
            words = words.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\\s+", " ");
            return new Stop(stop.why(), words);
        }

        // What happens

        private void refer(Map<String, Object> referral) {
            Map<String, Object> values = new HashMap<>(referral);
            values.put("personId", code());
            values.put("receivedOn", caseFile.today().toString());
            boolean ofKela = "KELA".equals(referral.get("referralSource"));
            String list = directory
                    .worklist(
                            ofKela ? Organisation.KELA : Organisation.EMPLOYMENT,
                            String.valueOf(referral.get(CaseFile.MUNICIPALITY)))
                    .id();
            cases.add(Engine.caseOf(caseworkers.start(worker(list, 1), "workability", values)));
        }

        // Of the range for tests.
        private String code() {
            LocalDate birth = story.birth();
            String date = "%02d%02d%02d".formatted(birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear() % 100);
            int number = FIRST_CODE + Math.floorMod(story.id().hashCode(), CODES);
            char check = CHECK_CHARACTERS.charAt(Integer.parseInt(date + number) % CHECK_CHARACTERS.length());
            return date + (birth.getYear() < 2000 ? '-' : 'A') + number + check;
        }

        private void complete(Task planned) {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(planned.getId())
                    .singleResult();
            if (task == null) {
                return;
            }
            String name = task.getTaskDefinitionKey();
            String list = worklist(task);
            Organisation organisation = directory
                    .worklist(list)
                    .map(Worklist::organisation)
                    .orElseThrow(() -> new IllegalStateException("No worklist " + list));
            // A plan is confirmed by another than its drafter.
            String user = worker(list, name.equals("confirmPlan") ? 2 : 1);
            int time = next("done " + name);
            Map<String, Object> answer = story.answer(name, time);
            if (answer.get("actionCount") instanceof Integer count) {
                for (int row = 1; row <= count; row++) {
                    answer.put("person" + row, user);
                }
            }
            String holder = task.getAssignee();
            if (holder == null) {
                caseworkers.take(user, task);
            } else if (!holder.equals(user)) {
                caseworkers.signIn(holder);
                engine.getTaskService().setAssignee(task.getId(), user);
            }
            caseworkers.complete(user, task, organisation, answer);
            if (time == 1) {
                story.events().stream()
                        .filter(event -> event.after().equals(name))
                        .forEach(event -> plan(in(event.days()), event.tells(), () -> tell(event)));
            }
        }

        private void tell(Story.Event event) {
            if (event.tells().equals(REFERRAL)) {
                Map<String, Object> referral = new HashMap<>(story.referral());
                referral.putAll(event.values());
                refer(referral);
                return;
            }
            CaseId id = cases.get(0);
            if (!caseFile.get(id).status().open()) {
                return;
            }
            String municipality = caseFile.get(id).municipality();
            if (event.tells().equals(KELA_DECISION)) {
                String user = worker(
                        directory.worklist(Organisation.KELA, municipality).id(), 1);
                BenefitDecision decision = new BenefitDecision(
                        BenefitDecision.Outcome.valueOf(
                                String.valueOf(event.values().get("outcome"))),
                        caseFile.today(),
                        null,
                        null,
                        null,
                        null);
                boolean told = system.asSystem(services -> {
                    boolean unused = decisions.record(id, user, "kela-decisions", decision);
                    return messages.send(id, "kelaDecisionReceived", Map.of());
                });
                if (!told) {
                    throw new IllegalStateException("Nobody waits for a decision of Kela");
                }
                return;
            }
            Map<String, Object> values = new HashMap<>(event.values());
            values.put("noticeCase", id.value());
            values.put("notice", event.tells());
            List.of("movedOn", "endedOn", "consentWithdrawnOn")
                    .forEach(day -> values.put(day, caseFile.today().toString()));
            String list =
                    directory.worklist(Organisation.EMPLOYMENT, municipality).id();
            ProcessInstance unused = caseworkers.start(worker(list, 1), "notice", values);
        }

        private Instant in(int days) {
            return caseFile.now().plus(days, ChronoUnit.DAYS);
        }

        private int next(String what) {
            return times.merge(what, 1, Integer::sum);
        }

        // What is seen of it

        private void note(Kind kind, String process, String element, String label, String value) {
            note(kind, process, element, label, caseFile.today(), value);
        }

        private void note(Kind kind, String process, String element, String label, LocalDate day, String value) {
            int time = next(kind + " " + process + " " + element);
            steps.add(new Step(kind, process, element, label, time, day, value));
        }

        private void note(WaysTaken.Way way) {
            drawings.choice(way.definition(), way.arrow())
                    .ifPresent(choice -> note(
                            Kind.WAY,
                            drawings.key(way.definition()),
                            choice.gateway(),
                            choice.question(),
                            choice.answer()));
        }

        private void lookAtKela() {
            cases.forEach(id -> caseFile.explanation(id, KelaDecision.ROLE)
                    .filter(explanation -> !explanation.decidedAt().equals(decided.get(id)))
                    .ifPresent(explanation -> {
                        decided.put(id, explanation.decidedAt());
                        note(explanation);
                    }));
        }

        private void look() {
            cases.stream()
                    .flatMap(id ->
                            engine
                                    .getTaskService()
                                    .createTaskQuery()
                                    .processInstanceBusinessKey(id.value())
                                    .list()
                                    .stream())
                    .filter(task -> seen.add(task.getId()))
                    .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(this::worklist))
                    .forEach(this::note);
        }

        private void note(Explanation explanation) {
            String phase = explanation.phase().name();
            note(Kind.KELA_ROLE, "", phase, "", explanation.outcome());
            note(
                    Kind.KELA_REASONS,
                    "",
                    phase,
                    "",
                    explanation.reasons().stream()
                            .map(Reason::code)
                            .filter(code -> !code.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new))
                            .stream()
                            .collect(Collectors.joining(", ")));
        }

        private void note(Task task) {
            String process = drawings.key(task.getProcessDefinitionId());
            String name = task.getTaskDefinitionKey();
            note(Kind.WORKLIST, process, name, task.getName(), worklist(task));
            note(
                    Kind.DUE,
                    process,
                    name,
                    task.getName(),
                    task.getDueDate() == null
                            ? ""
                            : Helsinki.dayOf(task.getDueDate().toInstant()).toString());
            if (!story.leaves().contains(name)) {
                plan(in(story.daysOf(name)), name, () -> complete(task));
            }
        }

        private String worklist(Task task) {
            return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .sorted()
                    .findFirst()
                    .orElse("");
        }

        // What only shows afterwards: ends, limits of steps, and what was not done in time.
        private void lookBack() {
            cases.stream()
                    .flatMap(id -> engine
                            .getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(id.value())
                            .list()
                            .stream())
                    .flatMap(instance -> engine
                            .getHistoryService()
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(instance.getId())
                            .finished()
                            .list()
                            .stream())
                    .filter(passed -> !passed.isCanceled())
                    .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                            .thenComparing(HistoricActivityInstance::getProcessDefinitionKey)
                            .thenComparing(HistoricActivityInstance::getActivityId))
                    .forEach(this::note);
            cases.stream()
                    .flatMap(id -> clocks.of(id).stream())
                    .filter(clock -> !clock.task())
                    .sorted(Comparator.comparing(CaseClock::startedAt).thenComparing(CaseClock::element))
                    .forEach(clock -> note(
                            Kind.LIMIT,
                            clock.process(),
                            clock.element(),
                            drawings.label(clock.element()),
                            Helsinki.dayOf(clock.startedAt()),
                            Helsinki.dayOf(clock.dueAt()).toString()));
        }

        private void note(HistoricActivityInstance passed) {
            LocalDate day = Helsinki.dayOf(passed.getStartTime().toInstant());
            String definition = passed.getProcessDefinitionId();
            String process = passed.getProcessDefinitionKey();
            String element = passed.getActivityId();
            if (passed.getActivityType().equals(ActivityTypes.BOUNDARY_TIMER)) {
                drawings.host(definition, element)
                        .ifPresent(
                                host -> note(Kind.OVERDUE, process, host, drawings.label(host), day, day.toString()));
            } else if (drawings.endsProcess(definition, element)) {
                note(Kind.END, process, "", drawings.name(process), day, drawings.label(element));
            } else {
                drawings.eventChosen(definition, element)
                        .ifPresent(gateway -> note(
                                Kind.WAY, process, gateway, drawings.label(gateway), day, drawings.label(element)));
            }
        }
    }

    private String element(Job job) {
        return elements.computeIfAbsent(
                String.valueOf(job.getJobDefinitionId()),
                id -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
    }

    // Two on each worklist, who have no password.
    private String worker(String worklist, int number) {
        String id = "trial" + worklist + number;
        if (hired.add(id)) {
            caseworkers.signOut();
            IdentityService identity = engine.getIdentityService();
            if (identity.createUserQuery().userId(id).count() == 0) {
                User user = identity.newUser(id);
                user.setFirstName("Kokeilu");
                user.setLastName("Työntekijä");
                identity.saveUser(user);
                identity.createMembership(id, Role.CASEWORKER.group());
                identity.createMembership(id, worklist);
            }
        }
        return id;
    }
}
