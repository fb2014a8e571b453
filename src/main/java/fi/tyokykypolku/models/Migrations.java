package fi.tyokykypolku.models;

import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.models.ModelLog.Event;
import fi.tyokykypolku.models.ModelLog.Note;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.batch.history.HistoricBatch;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings running cases over to another version of their drawing. Their clocks go on as they are. */
@Component
class Migrations {
    private static final int RETRIES = 3;

    private final Engine engine;
    private final ModelLog log;
    private final JdbcClient jdbc;

    Migrations(Engine engine, ModelLog log, JdbcClient jdbc) {
        this.engine = engine;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * What is asked for.
     *
     * @param process id of the drawing
     * @param map where to go from elements that the other version does not have under the same id
     */
    record Way(String process, int from, int to, Map<String, String> map) {}

    /** @param count how many cases stand there */
    record Place(String element, String name, long count) {}

    /**
     * What would happen.
     *
     * @param running how many would be brought over
     * @param unmapped where cases stand that would not know where to go; with any of them nothing is brought over
     * @param clocks that run and go on
     * @param lost clocks that run and whose element the other version does not have
     * @param targets elements of the other version that can be gone to
     * @param problems what the engine says against it
     */
    record Plan(
            long running,
            List<Place> unmapped,
            List<Place> clocks,
            List<Place> lost,
            List<Place> targets,
            List<String> problems) {
        boolean works() {
            return running > 0 && unmapped.isEmpty() && lost.isEmpty() && problems.isEmpty();
        }
    }

    /**
     * How far it is.
     *
     * @param failed how many could not be brought over and stay by their version
     * @param reasons why, each once
     */
    record Progress(
            String batch,
            String process,
            int from,
            int to,
            @Nullable String author,
            OffsetDateTime at,
            long total,
            long done,
            long failed,
            List<String> reasons) {}

    /** What a batch is about, as the log keeps it. */
    record Started(String process, int from, int to, long running) {}

    /** What would happen; nothing does. */
    Plan plan(Way way) {
        return engine.asSystem(processEngine -> plan(processEngine, way));
    }

    private Plan plan(ProcessEngine processEngine, Way way) {
        ProcessDefinition source = Versions.process(processEngine.getRepositoryService(), way.process(), way.from());
        ProcessDefinition target = Versions.process(processEngine.getRepositoryService(), way.process(), way.to());
        Map<String, String> names = names(processEngine, source);
        List<String> problems = new ArrayList<>();
        Set<String> mapped = new TreeSet<>();
        try {
            build(processEngine.getRuntimeService(), source, target, way).getInstructions().stream()
                    .map(MigrationInstruction::getSourceActivityId)
                    .forEach(mapped::add);
        } catch (MigrationPlanValidationException e) {
            e.getValidationReport()
                    .getInstructionReports()
                    .forEach(report -> report.getFailures()
                            .forEach(failure -> problems.add(
                                    report.getMigrationInstruction().getSourceActivityId() + ": " + failure)));
        } catch (BadUserRequestException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        Map<String, Long> standing = new TreeMap<>();
        for (ActivityStatistics each : processEngine
                .getManagementService()
                .createActivityStatisticsQuery(source.getId())
                .unlimitedList()) {
            standing.put(each.getId(), (long) each.getInstances());
        }
        List<Place> clocks = new ArrayList<>();
        List<Place> lost = new ArrayList<>();
        timers(source.getId())
                .forEach((element, count) -> (mapped.contains(element) ? clocks : lost)
                        .add(new Place(element, named(names, element), count)));
        Map<String, String> others = names(processEngine, target);
        others.keySet().retainAll(places(processEngine, target));
        return new Plan(
                running(processEngine, source),
                problems.isEmpty()
                        ? standing.entrySet().stream()
                                .filter(each -> !mapped.contains(each.getKey()))
                                .map(each -> new Place(each.getKey(), named(names, each.getKey()), each.getValue()))
                                .toList()
                        : List.of(),
                problems.isEmpty() ? clocks : List.of(),
                problems.isEmpty() ? lost : List.of(),
                others.entrySet().stream()
                        .map(each -> new Place(each.getKey(), each.getValue(), 0))
                        .sorted(Comparator.comparing(Place::name))
                        .toList(),
                problems);
    }

    // Never updateEventTriggers: a clock that is counted anew would forgive the delay there is.
    private static MigrationPlan build(
            RuntimeService runtime, ProcessDefinition source, ProcessDefinition target, Way way) {
        MigrationPlanBuilder builder =
                runtime.createMigrationPlan(source.getId(), target.getId()).mapEqualActivities();
        way.map().forEach(builder::mapActivities);
        return builder.build();
    }

    private static String named(Map<String, String> names, String element) {
        String known = element.replace("#multiInstanceBody", "");
        return Objects.requireNonNullElse(names.get(known), known);
    }

    private static Map<String, String> names(ProcessEngine processEngine, ProcessDefinition definition) {
        BpmnModelInstance drawing = processEngine.getRepositoryService().getBpmnModelInstance(definition.getId());
        Map<String, String> names = new HashMap<>();
        drawing.getModelElementsByType(FlowElement.class).stream()
                .filter(each -> each.getName() != null)
                .forEach(each -> names.put(each.getId(), each.getName()));
        return names;
    }

    /** Where a case can stand. */
    private static Set<String> places(ProcessEngine processEngine, ProcessDefinition definition) {
        BpmnModelInstance drawing = processEngine.getRepositoryService().getBpmnModelInstance(definition.getId());
        return Stream.concat(
                        drawing.getModelElementsByType(Activity.class).stream(),
                        drawing.getModelElementsByType(CatchEvent.class).stream())
                .filter(node -> !(node instanceof StartEvent))
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
    }

    private static long running(ProcessEngine processEngine, ProcessDefinition definition) {
        return processEngine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
    }

    private Map<String, Long> timers(String definition) {
        Map<String, Long> timers = new TreeMap<>();
        jdbc.sql("""
                        select d.act_id_, count(*) from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                            where j.process_def_id_ = ? and j.type_ = 'timer' group by d.act_id_
                        """).param(definition).query(row -> {
            timers.put(row.getString(1), row.getLong(2));
        });
        return timers;
    }

    /**
     * Begins to bring over what runs by one version to another, each in a transaction of its own.
     *
     * @return id of the batch
     * @throws ProblemException when not all of it can be brought over
     */
    @Transactional
    String begin(Way way, String user) {
        return engine.asSystem(processEngine -> {
            Plan plan = plan(processEngine, way);
            if (!plan.works()) {
                throw ProblemException.conflict("migration", Words.say("migrationFails"));
            }
            RuntimeService runtime = processEngine.getRuntimeService();
            ProcessDefinition source =
                    Versions.process(processEngine.getRepositoryService(), way.process(), way.from());
            ProcessDefinition target = Versions.process(processEngine.getRepositoryService(), way.process(), way.to());
            Batch batch = runtime.newMigration(build(runtime, source, target, way))
                    .processInstanceQuery(runtime.createProcessInstanceQuery().processDefinitionId(source.getId()))
                    .executeAsync();
            log.write(new Note(
                    Event.MIGRATED,
                    user,
                    null,
                    target.getDeploymentId(),
                    null,
                    batch.getId(),
                    new Started(way.process(), way.from(), way.to(), plan.running())));
            return batch.getId();
        });
    }

    /** Those that have been begun, the latest first. */
    List<Progress> latest(int most) {
        return engine.asSystem(processEngine -> log.latest(Event.MIGRATED, most).stream()
                .map(entry -> progress(processEngine.getManagementService(), processEngine, entry))
                .toList());
    }

    private static Progress progress(ManagementService management, ProcessEngine processEngine, ModelLog.Entry entry) {
        String batch = Objects.requireNonNull(entry.subject());
        BatchStatistics running =
                management.createBatchStatisticsQuery().batchId(batch).singleResult();
        HistoricBatch ended = processEngine
                .getHistoryService()
                .createHistoricBatchQuery()
                .batchId(batch)
                .singleResult();
        long total = running == null ? ended == null ? 0 : ended.getTotalJobs() : running.getTotalJobs();
        return new Progress(
                batch,
                entry.difference().path("process").asText(),
                entry.difference().path("from").asInt(),
                entry.difference().path("to").asInt(),
                entry.author(),
                entry.at(),
                total,
                running == null ? total : running.getCompletedJobs(),
                running == null ? 0 : running.getFailedJobs(),
                running == null ? List.of() : reasons(management, running));
    }

    private static List<String> reasons(ManagementService management, Batch batch) {
        return management
                .createJobQuery()
                .jobDefinitionId(batch.getBatchJobDefinitionId())
                .noRetriesLeft()
                .list()
                .stream()
                .map(Job::getExceptionMessage)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * Tries once more what has failed.
     *
     * @throws ProblemException when there is no such batch, or it is through
     */
    void retry(String id) {
        engine.asSystem(processEngine -> {
            ManagementService management = processEngine.getManagementService();
            Batch batch = management.createBatchQuery().batchId(id).singleResult();
            if (batch == null || !batch.getType().equals(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)) {
                throw ProblemException.notFound(Words.say("noMigration"));
            }
            management.setJobRetriesByJobDefinitionId(batch.getBatchJobDefinitionId(), RETRIES);
            return null;
        });
    }
}
