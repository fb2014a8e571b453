package fi.tyokykypolku.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
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
    private final Caseworkers caseworkers;
    private final ObjectMapper json;

    SampleCases(ProcessEngine engine, CaseFile caseFile, Caseworkers caseworkers, ObjectMapper json) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.caseworkers = caseworkers;
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
            caseworkers.signOut();
        }
        LOG.info("{} sample cases created", samples.cases().size());
    }

    private void walk(Sample sample, Map<String, Map<String, Object>> answers) {
        Instant now = Instant.now();
        Instant clock = now.minus(sample.daysAgo(), ChronoUnit.DAYS);
        ClockUtil.setCurrentTime(Date.from(clock));
        CaseId id = refer(sample.referral());
        for (int step = 0; step < MOST_STEPS; step++) {
            clock = clock.plus(PACE_IN_DAYS, ChronoUnit.DAYS);
            if (clock.isAfter(now)) {
                clock = now;
            }
            Optional<Turn> turn = next(id, sample.stages());
            if (turn.isPresent()) {
                ClockUtil.setCurrentTime(Date.from(clock));
                take(turn.get(), sample.answers(), answers);
            } else if (sample.stages().contains("followup") || !review(id)) {
                return;
            }
        }
    }

    private CaseId refer(Map<String, Object> referral) {
        Map<String, Object> values = new HashMap<>(referral);
        values.put("receivedOn", caseFile.today().toString());
        String source = String.valueOf(referral.get("referralSource"));
        return Engine.caseOf(caseworkers.start(source.equals("KELA") ? "kela" : "employment", "workability", values));
    }

    /** Someone's task. */
    private record Turn(String user, Task task) {}

    // The tasks of the stages themselves stay open; what runs beside it is done first.
    private Optional<Turn> next(CaseId id, List<String> stages) {
        for (String user : WORKERS) {
            caseworkers.signIn(user);
            for (Task task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(id.value())
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

    private void take(Turn turn, Map<String, Map<String, Object>> own, Map<String, Map<String, Object>> common) {
        if (turn.task().getAssignee() == null) {
            caseworkers.take(turn.user(), turn.task());
        }
        String name = turn.task().getTaskDefinitionKey();
        Map<String, Object> answers = new HashMap<>(common.getOrDefault(name, Map.of()));
        answers.putAll(own.getOrDefault(name, Map.of()));
        // The demo users are called after their organisation.
        Organisation organisation =
                Organisation.valueOf(turn.user().replaceAll("\\d", "").toUpperCase(Locale.ROOT));
        caseworkers.complete(turn.user(), turn.task(), organisation, answers);
    }

    private boolean review(CaseId id) {
        caseworkers.signOut();
        Optional<Job> timer = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
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
}
