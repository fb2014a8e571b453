package fi.tyokykypolku.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.FormField;
import fi.tyokykypolku.casefile.FormSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A handful of invented clients at different points of the path, some of them late. The demo users walk them there in the past,
 * through the same forms as everyone; {@code simulation/samples.json} says who and how far.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "tyokykypolku.samples", matchIfMissing = true)
class SampleCases {
    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);
    private static final List<String> WORKERS =
            List.of("employment", "social", "health", "kela", "employment1", "kela5");
    private static final int MOST_STEPS = 40;
    private static final long PACE_IN_DAYS = 4;

    private final ProcessEngine engine;
    private final CaseFile caseFile;
    private final ObjectMapper json;
    private final Map<String, FormSchema> forms = new HashMap<>();

    SampleCases(ProcessEngine engine, CaseFile caseFile, ObjectMapper json) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.json = json;
    }

    /** The file's content. */
    private record Samples(Map<String, Map<String, Object>> answers, List<Sample> cases) {}

    /**
     * One client.
     *
     * @param stages tasks the case has come to; {@code followup} or {@code closed} for what is no task
     * @param answers what this client's tasks were answered with, in place of the common answers
     */
    private record Sample(
            List<String> stages, int daysAgo, Map<String, Object> referral, Map<String, Map<String, Object>> answers) {}

    @Order(10)
    @EventListener(PostDeployEvent.class)
    void create() throws IOException {
        if (!caseFile.isEmpty()) {
            return;
        }
        Samples samples =
                json.readValue(new ClassPathResource("simulation/samples.json").getInputStream(), Samples.class);
        try {
            for (Sample sample : samples.cases()) {
                walk(sample, samples.answers());
            }
        } finally {
            ClockUtil.reset();
            engine.getIdentityService().clearAuthentication();
        }
        LOG.info("{} sample cases created", samples.cases().size());
    }

    private void walk(Sample sample, Map<String, Map<String, Object>> answers) {
        Instant now = Instant.now();
        Instant clock = now.minus(sample.daysAgo(), ChronoUnit.DAYS);
        ClockUtil.setCurrentTime(Date.from(clock));
        String caseId = refer(sample.referral());
        for (int step = 0; step < MOST_STEPS; step++) {
            clock = clock.plus(PACE_IN_DAYS, ChronoUnit.DAYS);
            if (clock.isAfter(now)) {
                clock = now;
            }
            Optional<Turn> turn = next(caseId, sample.stages());
            if (turn.isPresent()) {
                ClockUtil.setCurrentTime(Date.from(clock));
                take(turn.get(), answer(turn.get(), sample.answers(), answers));
            } else if (sample.stages().contains("followup") || !review(caseId)) {
                return;
            }
        }
    }

    private String refer(Map<String, Object> referral) {
        String source = String.valueOf(referral.get("referralSource"));
        signIn(source.equals("KELA") ? "kela" : "employment");
        Map<String, Object> values = new HashMap<>(referral);
        values.put("receivedOn", caseFile.today().toString());
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("workability")
                .latestVersion()
                .singleResult()
                .getId();
        return engine.getFormService().submitStartForm(definition, values).getBusinessKey();
    }

    /** Someone's task. */
    private record Turn(String user, Task task) {}

    // The tasks of the stages themselves stay open; what runs beside it is done first.
    private Optional<Turn> next(String caseId, List<String> stages) {
        for (String user : WORKERS) {
            signIn(user);
            for (Task task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseId)
                    .orderByTaskCreateTime()
                    .asc()
                    .list()) {
                if (!stages.contains(task.getTaskDefinitionKey())) {
                    return Optional.of(new Turn(user, task));
                }
            }
        }
        return Optional.empty();
    }

    private void take(Turn turn, Map<String, Object> values) {
        signIn(turn.user());
        if (turn.task().getAssignee() == null) {
            engine.getTaskService().claim(turn.task().getId(), turn.user());
        }
        engine.getFormService().submitTaskForm(turn.task().getId(), values);
    }

    private boolean review(String caseId) {
        engine.getIdentityService().clearAuthentication();
        Optional<Job> timer = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey("followup")
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId("reviewDue")
                        .list()
                        .stream())
                .findFirst();
        timer.ifPresent(job -> engine.getManagementService().executeJob(job.getId()));
        return timer.isPresent();
    }

    private void signIn(String user) {
        // Nobody may look up another's groups while signed in as someone.
        engine.getIdentityService().clearAuthentication();
        engine.getIdentityService()
                .setAuthentication(
                        user,
                        engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                                .map(Group::getId)
                                .toList());
    }

    private Map<String, Object> answer(
            Turn turn, Map<String, Map<String, Object>> own, Map<String, Map<String, Object>> common) {
        String name = turn.task().getTaskDefinitionKey();
        Map<String, Object> values = new HashMap<>(common.getOrDefault(name, Map.of()));
        values.putAll(own.getOrDefault(name, Map.of()));
        // The demo users are called after their organisation.
        String organisation = turn.user().replaceAll("\\d", "").toUpperCase(Locale.ROOT);
        FormSchema form = forms.computeIfAbsent(name, SampleCases::form).forOrganisation(organisation);
        form.fields().values().forEach(field -> byDefault(field, values));
        values.keySet().retainAll(form.fields().keySet());
        return values;
    }

    // What the file leaves open: the first choice, today, a word.
    private void byDefault(FormField field, Map<String, Object> values) {
        boolean plan = field.key().matches("(start|due)[12]");
        if (field.locked() || values.containsKey(field.key()) || !(field.required() || plan)) {
            return;
        }
        values.put(
                field.key(),
                switch (field.type()) {
                    case "radio", "select" ->
                        field.choices().keySet().stream().sorted().findFirst().orElse("");
                    case "checklist", "taglist" ->
                        List.copyOf(field.choices().keySet()).subList(0, 1);
                    case "number" -> 1;
                    case "checkbox" -> true;
                    case "datetime" ->
                        (field.key().equals("nextReviewOn") || field.key().startsWith("due")
                                        ? caseFile.today().plusDays(60)
                                        : caseFile.today())
                                .toString();
                    default -> "Sovittu asiakkaan kanssa.";
                });
    }

    private static FormSchema form(String id) {
        try {
            return FormSchema.parse(
                    new ClassPathResource("forms/" + id + ".form").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("Form " + id, e);
        }
    }
}
