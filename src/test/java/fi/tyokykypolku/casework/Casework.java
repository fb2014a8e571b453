package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.sharing.Sharing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The scenario's hands: acts on the engine as a caseworker, moves the clock, and looks on as nobody in particular. */
final class Casework {
    /** When a scenario begins, unless it says otherwise: a Monday without a holiday near it. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    /** Caseworkers of the demonstration; every other worklist gets one of the scenarios' own. */
    private static final Map<String, String> DEMO = Map.of(
            "employment39", "employment",
            "employment39lead", "employment2",
            "social08", "social",
            "social08socialworker", "social",
            "health08", "health",
            "kela03", "kela",
            "employment01", "employment1",
            "kela05", "kela5");

    private static final Map<String, String> DEMO_COLLEAGUES = Map.of("employment39", "employment2", "kela03", "kela2");

    final ProcessEngine engine;
    final CaseFile caseFile;
    final Directory directory;
    final JdbcClient jdbc;
    final CaseMessages messages;
    final Sharing sharing;
    private final TransactionTemplate transactions;
    /** What the application does of itself as time passes, as every hour. */
    private final Runnable afterTime;

    final Map<String, Map<String, @Nullable Object>> usually = new LinkedHashMap<>();
    /** What every text field without a value gets, required or not; null for required ones only, with an ordinary text. */
    @Nullable
    String everyText;

    /** Done after every form that was opened, sent in or started with. */
    Runnable afterEveryStep = () -> {};

    private @Nullable CaseId current;
    private Area area = Area.TAMPERE;

    Casework(
            ProcessEngine engine,
            CaseFile caseFile,
            Directory directory,
            JdbcClient jdbc,
            CaseMessages messages,
            Sharing sharing,
            TransactionTemplate transactions,
            Runnable afterTime) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.directory = directory;
        this.jdbc = jdbc;
        this.messages = messages;
        this.sharing = sharing;
        this.transactions = transactions;
        this.afterTime = afterTime;
        engine.getIdentityService().clearAuthentication();
        setTime(FIRST_DAY.atTime(MORNING).atZone(CaseFile.ZONE).toInstant());
    }

    CaseId id() {
        if (current == null) {
            throw new IllegalStateException("The scenario has no case yet");
        }
        return current;
    }

    void follow(CaseId id) {
        current = id;
    }

    Area area() {
        return area;
    }

    void in(Area other) {
        area = other;
    }

    // People

    Worker worker(Organisation organisation, Area where) {
        return worker(directory.worklist(organisation, where.municipality()).id());
    }

    Worker worker(String worklist) {
        String user = DEMO.get(worklist);
        return new Worker(worklist, user == null ? hire(worklist, "worker") : user);
    }

    Worker colleague(Worker worker) {
        String user = DEMO_COLLEAGUES.get(worker.worklist());
        return new Worker(worker.worklist(), user == null ? hire(worker.worklist(), "colleague") : user);
    }

    private String hire(String worklist, String name) {
        String id = worklist + name;
        var identity = engine.getIdentityService();
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName("Esimerkki");
            user.setLastName(id);
            user.setPassword("demo");
            identity.saveUser(user);
            identity.createMembership(id, "caseworker");
            identity.createMembership(id, worklist);
        }
        return id;
    }

    /** Does something as a signed-in user, so that the engine's authorisations count. */
    <T extends @Nullable Object> T as(String user, Supplier<T> work) {
        var identity = engine.getIdentityService();
        identity.clearAuthentication();
        List<String> groups = identity.createGroupQuery().groupMember(user).unlimitedList().stream()
                .map(group -> group.getId())
                .toList();
        identity.setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    void as(String user, Runnable work) {
        Object nothing = as(user, () -> {
            work.run();
            return "";
        });
        assertThat(nothing).isNotNull();
    }

    // Forms

    CaseId refer(String user, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("personId", personId());
        values.put("firstNames", "Testi");
        values.put("lastName", "Mallikas");
        values.put("municipality", area.municipality());
        values.put("preferredLanguage", "fi");
        values.put("reasons", List.of("WORK_ABILITY_LIMITATION"));
        values.put("unemployed", "true");
        values.putAll(given);
        return new CaseId(start(user, "workability", values).getBusinessKey());
    }

    /** Fills in and sends a start form. */
    ProcessInstance start(String user, String process, Map<String, @Nullable Object> given) {
        ProcessInstance started = as(user, () -> {
            String definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            FormSchema form = schema(engine.getFormService().getDeployedStartForm(definition));
            return engine.getFormService()
                    .submitStartForm(definition, FilledForm.fill(form, Map.of(), given, today(), everyText));
        });
        afterEveryStep.run();
        return started;
    }

    /** A code of the range for tests that no other scenario of this run has. */
    static String personId() {
        LocalDate birth = LocalDate.of(1971, 1, 1).plusDays(CLIENTS.incrementAndGet());
        String date = "%02d%02d%02d".formatted(birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear() % 100);
        return date + "-950" + CHECK_CHARACTERS.charAt(Integer.parseInt(date + "950") % CHECK_CHARACTERS.length());
    }

    void complete(String user, String taskId, Map<String, @Nullable Object> given) {
        fillIn(user, taskId, given).run();
    }

    /** Opens a task's form and fills it in; what comes back submits it. */
    Runnable fillIn(String user, String taskId, Map<String, @Nullable Object> given) {
        // Nobody is done with a task in the instant it came.
        setTime(ClockUtil.getCurrentTime().toInstant().plusMillis(1));
        Map<String, @Nullable Object> values = as(user, () -> {
            FormSchema form = schema(engine.getFormService().getDeployedTaskForm(taskId));
            Map<String, @Nullable Object> shown =
                    new HashMap<>(engine.getTaskService().getVariablesLocal(taskId));
            shown.keySet().retainAll(form.fields().keySet());
            return FilledForm.fill(form, shown, given, today(), everyText);
        });
        afterEveryStep.run();
        return () -> {
            as(user, () -> engine.getFormService().submitTaskForm(taskId, values));
            afterEveryStep.run();
        };
    }

    private static FormSchema schema(InputStream form) {
        try (form) {
            return FormSchema.parse(new String(form.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A task's form as the browser gets it. */
    JsonNode served(Worker worker, String taskId) {
        return as(worker.user(), () -> {
            try (InputStream form = engine.getFormService().getDeployedTaskForm(taskId)) {
                return new ObjectMapper().readTree(form);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Does something in one transaction, as a request from outside is done. */
    <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    // Tasks

    /** Tasks a worklist's caseworker sees on it, read as that person. */
    List<Task> visible(Worker worker, String task) {
        return as(
                worker.user(),
                () -> engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(id().value())
                        .taskCandidateGroup(worker.worklist())
                        .includeAssignedTasks()
                        .taskDefinitionKey(task)
                        .list());
    }

    List<String> visibleKeys(Worker worker) {
        return as(
                worker.user(),
                () -> engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(id().value())
                        .taskCandidateGroup(worker.worklist())
                        .includeAssignedTasks()
                        .list()
                        .stream()
                        .map(Task::getTaskDefinitionKey)
                        .sorted()
                        .toList());
    }

    Task task(Worker worker, String task) {
        List<Task> tasks = visible(worker, task);
        assertThat(tasks)
                .as("%s on the worklist %s, open are %s", task, worker.worklist(), openTasks())
                .hasSize(1);
        return tasks.get(0);
    }

    /** Open tasks of the case, each with the worklist it lies on. */
    List<String> openTasks() {
        return open().stream()
                .map(task -> task.getTaskDefinitionKey() + "@" + worklist(task))
                .sorted()
                .toList();
    }

    List<Task> open() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id().value())
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    String worklist(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst()
                .orElse("-");
    }

    /**
     * Takes a task if nobody has, and completes it as the person who has it. A plan that its drafter may not confirm alone is
     * confirmed by a colleague.
     */
    void work(Worker worker, Task task, Map<String, @Nullable Object> given) {
        String holder = task.getAssignee();
        String user = holder == null ? worker.user() : holder;
        if (task.getTaskDefinitionKey().equals("confirmPlan")
                && !Plan.of(caseFile.facts(id())).mayBeConfirmedBy(user)) {
            user = colleague(worker).user();
        }
        if (holder == null) {
            claim(new Worker(worker.worklist(), user), task.getId());
        } else if (!holder.equals(user)) {
            handOver(user, task.getId());
        }
        complete(user, task.getId(), given);
    }

    /** Takes a task over from whoever has it. */
    void handOver(String user, String taskId) {
        as(user, () -> engine.getTaskService().setAssignee(taskId, user));
    }

    void claim(Worker worker, String taskId) {
        as(worker.user(), () -> engine.getTaskService().claim(taskId, worker.user()));
    }

    /** Completes what is open, everyone in turn with the usual answers, until a task is there. */
    void walkTo(String wanted) {
        for (int step = 0; step < 60; step++) {
            if (open().stream().anyMatch(task -> task.getTaskDefinitionKey().equals(wanted))) {
                return;
            }
            if (!walkOneStep()) {
                break;
            }
        }
        throw new AssertionError("The case never came to " + wanted + ", open are " + openTasks());
    }

    boolean walkOneStep() {
        List<Task> open = open();
        if (open.isEmpty()) {
            List<Job> jobs = jobs();
            if (jobs.isEmpty()) {
                return false;
            }
            timeReaches(jobs.get(0).getDuedate().toInstant());
            return true;
        }
        Task next = open.get(0);
        work(worker(worklist(next)), next, usually.getOrDefault(next.getTaskDefinitionKey(), Map.of()));
        return true;
    }

    /** Completes what is open and what follows from it, but not this one. */
    void walkAllBut(String spared) {
        for (Optional<Task> next = otherThan(spared); next.isPresent(); next = otherThan(spared)) {
            work(
                    worker(worklist(next.get())),
                    next.get(),
                    usually.getOrDefault(next.get().getTaskDefinitionKey(), Map.of()));
        }
    }

    private Optional<Task> otherThan(String spared) {
        return open().stream()
                .filter(task -> !task.getTaskDefinitionKey().equals(spared))
                .findFirst();
    }

    // Time

    LocalDate today() {
        return caseFile.today();
    }

    static void setTime(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    void dayBegins(LocalDate day) {
        timeReaches(day.atTime(MORNING).atZone(CaseFile.ZONE).toInstant());
    }

    /** Moves the clock; every timer of the case that becomes due on the way fires at its own time. */
    void timeReaches(Instant instant) {
        for (List<Job> due = dueBy(instant); !due.isEmpty(); due = dueBy(instant)) {
            Job first = due.get(0);
            Instant at = first.getDuedate().toInstant();
            if (at.isAfter(caseFile.now())) {
                setTime(at);
            }
            engine.getManagementService().executeJob(first.getId());
        }
        if (instant.isAfter(caseFile.now())) {
            setTime(instant);
        }
        afterTime.run();
    }

    private List<Job> dueBy(Instant instant) {
        return jobs().stream()
                .filter(job -> !job.getDuedate().toInstant().isAfter(instant))
                .toList();
    }

    /** Timers of the case, the next one first. */
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (String instance : runningInstances()) {
            jobs.addAll(engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .timers()
                    .list());
        }
        jobs.sort(Comparator.comparing(Job::getDuedate));
        return jobs;
    }

    List<Job> timersOf(String activity) {
        List<Job> jobs = new ArrayList<>();
        for (String instance : runningInstances()) {
            jobs.addAll(engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId(activity)
                    .list());
        }
        return jobs;
    }

    boolean executable(Job job) {
        return engine.getManagementService()
                        .createJobQuery()
                        .jobId(job.getId())
                        .executable()
                        .count()
                == 1;
    }

    List<String> runningInstances() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id().value())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    // What comes from outside

    boolean send(String message, Map<String, Object> variables) {
        return messages.send(id(), message, variables);
    }

    void note(Organisation organisation, Category category, String field, String value, boolean forAll) {
        caseFile.record(
                id(),
                new Author("test", organisation, "api"),
                List.of(new Entry(
                        category, field, com.fasterxml.jackson.databind.node.TextNode.valueOf(value), forAll)));
    }

    // History

    /** Everything that has happened in the case, called processes included, by id of the model's element. */
    Collection<HistoricActivityInstance> history() {
        return engine.getHistoryService()
                .createNativeHistoricActivityInstanceQuery()
                .sql("select A.* from ACT_HI_ACTINST A join ACT_HI_PROCINST P on A.PROC_INST_ID_ = P.ID_"
                        + " where P.BUSINESS_KEY_ = #{caseId}")
                .parameter("caseId", id().value())
                .list();
    }

    /** Leaves no running process behind: another scenario's timers and worklists are its own. */
    void cleanUp(Collection<CaseId> cases) {
        engine.getIdentityService().clearAuthentication();
        for (CaseId one : cases) {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(one.value())
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> engine.getRuntimeService()
                            .deleteProcessInstance(instance.getId(), "end of the scenario", true, true));
        }
        ClockUtil.reset();
    }
}
