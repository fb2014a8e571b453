package fi.tyokykypolku.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.vault.SealTable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
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
    /** Row of the database's seal that says how many samples it has. */
    private static final String NOTED = "SAMPLES";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final ProcessEngine engine;
    private final CaseFile caseFile;
    private final Caseworkers caseworkers;
    private final ObjectMapper json;
    private final SealTable seals;

    SampleCases(ProcessEngine engine, CaseFile caseFile, Caseworkers caseworkers, ObjectMapper json, JdbcClient jdbc) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.caseworkers = caseworkers;
        this.json = json;
        this.seals = new SealTable(jdbc);
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
        Samples samples =
                json.readValue(new ClassPathResource("simulation/samples.json").getInputStream(), Samples.class);
        int made = made(samples.cases().size());
        if (made >= samples.cases().size()) {
            return;
        }
        try {
            for (Sample sample : samples.cases().subList(made, samples.cases().size())) {
                make(sample, samples.answers());
                note(++made);
            }
        } finally {
            ClockUtil.reset();
            caseworkers.signOut();
        }
        LOG.info("{} sample cases created", made);
    }

    /** How many an earlier start has made, which may have been interrupted; all, when there are cases of others. */
    private int made(int all) {
        Optional<String> noted = seals.find(NOTED);
        if (noted.isEmpty()) {
            return caseFile.isEmpty() ? 0 : all;
        }
        // Whoever has changed it wants none.
        return noted.filter(NUMBER.asMatchPredicate()).map(Integer::valueOf).orElse(all);
    }

    private void note(int made) {
        if (!seals.replace(NOTED, String.valueOf(made))) {
            seals.add(NOTED, String.valueOf(made));
        }
    }

    // A setting may not suit a sample: that is no reason not to start.
    private void make(Sample sample, Map<String, Map<String, Object>> answers) {
        try {
            walk(sample, answers);
        } catch (ProcessEngineException e) {
            LOG.warn("A sample case has not come as far as {}: {}", sample.stages(), e.getMessage());
        }
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
