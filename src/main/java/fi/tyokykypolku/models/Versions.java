package fi.tyokykypolku.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.rules.DeployedModels;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of every drawing and table, who answers for it, and how many cases run by it. */
@Component
class Versions {
    private final Engine engine;
    private final JdbcClient jdbc;

    Versions(Engine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** What has versions, in answers as in addresses. */
    enum Kind {
        @JsonProperty("processes")
        PROCESS,
        @JsonProperty("tables")
        TABLE
    }

    /**
     * What has versions.
     *
     * @param file name of the file the newest came in, without its folder
     * @param versions the newest first
     */
    record Model(Kind kind, String key, String name, String file, List<Version> versions) {}

    /**
     * One version.
     *
     * @param definition its id in the engine
     * @param author null when the application brought it itself, or before there was a log
     * @param approver null when none was needed
     * @param running cases and parts of cases that run by this version of a drawing; always 0 of a table, which counts for all
     */
    record Version(
            int version,
            String definition,
            String deployment,
            OffsetDateTime deployedAt,
            @Nullable String author,
            @Nullable String approver,
            long running) {}

    private record Author(@Nullable String author, @Nullable String approver) {}

    /** All of them, drawings before tables, by name. */
    List<Model> all() {
        Map<String, Author> authors = authors();
        Map<String, Long> running = running();
        return engine.asSystem(processEngine -> {
            RepositoryService repository = processEngine.getRepositoryService();
            Map<String, Deployment> deployments = new HashMap<>();
            repository.createDeploymentQuery().unlimitedList().forEach(each -> deployments.put(each.getId(), each));
            Map<String, List<Version>> processes = new TreeMap<>();
            Map<String, List<Version>> tables = new TreeMap<>();
            Map<String, String> names = new HashMap<>();
            Map<String, String> files = new HashMap<>();
            repository
                    .createProcessDefinitionQuery()
                    .orderByProcessDefinitionVersion()
                    .desc()
                    .unlimitedList()
                    .forEach(each -> add(each, processes, names, files, deployments, authors, running));
            repository
                    .createDecisionDefinitionQuery()
                    .orderByDecisionDefinitionVersion()
                    .desc()
                    .unlimitedList()
                    .forEach(each -> add(each, tables, names, files, deployments, authors, Map.of()));
            List<Model> models = new ArrayList<>();
            processes.forEach((key, versions) -> models.add(model(Kind.PROCESS, key, names, files, versions)));
            tables.forEach((key, versions) -> models.add(model(Kind.TABLE, key, names, files, versions)));
            models.sort(Comparator.comparing(Model::kind).thenComparing(Model::name));
            return models;
        });
    }

    private static Model model(
            Kind kind, String key, Map<String, String> names, Map<String, String> files, List<Version> versions) {
        return new Model(
                kind, key, Objects.requireNonNullElse(names.get(key), key), files.getOrDefault(key, ""), versions);
    }

    private static void add(
            ResourceDefinition definition,
            Map<String, List<Version>> all,
            Map<String, String> names,
            Map<String, String> files,
            Map<String, Deployment> deployments,
            Map<String, Author> authors,
            Map<String, Long> running) {
        Deployment deployment = Objects.requireNonNull(deployments.get(definition.getDeploymentId()));
        Author author = authors.getOrDefault(deployment.getId(), new Author(null, null));
        if (definition.getName() != null) {
            names.putIfAbsent(definition.getKey(), definition.getName());
        }
        files.putIfAbsent(definition.getKey(), Titles.file(definition.getResourceName()));
        all.computeIfAbsent(definition.getKey(), key -> new ArrayList<>())
                .add(new Version(
                        definition.getVersion(),
                        definition.getId(),
                        deployment.getId(),
                        deployment.getDeploymentTime().toInstant().atOffset(ZoneOffset.UTC),
                        author.author(),
                        author.approver(),
                        running.getOrDefault(definition.getId(), 0L)));
    }

    private Map<String, Author> authors() {
        Map<String, Author> authors = new HashMap<>();
        jdbc.sql("select deployment_id, author, approver from tkp_model_log where event in ('DEPLOYED', 'ACCEPTED')")
                .query(row -> {
                    authors.put(row.getString(1), new Author(row.getString(2), row.getString(3)));
                });
        return authors;
    }

    /** How many run by each version of a drawing, by the id of its definition. */
    Map<String, Long> running() {
        Map<String, Long> running = new HashMap<>();
        jdbc.sql("select proc_def_id_, count(*) from act_ru_execution where parent_id_ is null group by proc_def_id_")
                .query(row -> {
                    running.put(row.getString(1), row.getLong(2));
                });
        return running;
    }

    /**
     * The files of one version: a drawing with its forms, or a table.
     *
     * @throws ProblemException when there is no such version
     */
    Map<String, byte[]> files(Kind kind, String key, int version) {
        return engine.asSystem(processEngine -> {
            RepositoryService repository = processEngine.getRepositoryService();
            return kind == Kind.PROCESS
                    ? DeployedModels.of(repository, process(repository, key, version))
                    : DeployedModels.of(repository, table(repository, key, version));
        });
    }

    /**
     * The files of everything that a deployment has brought, in the version before it; the lists of options too, where it has changed
     * them.
     */
    Map<String, byte[]> before(String deployment) {
        return engine.asSystem(processEngine -> {
            RepositoryService repository = processEngine.getRepositoryService();
            Map<String, byte[]> files = new TreeMap<>();
            for (ProcessDefinition each : drawings(repository, deployment)) {
                ProcessDefinition before = process(repository, each.getKey(), each.getVersion() - 1);
                files.putAll(DeployedModels.of(repository, before));
                Map<String, byte[]> lists = DeployedModels.lists(repository, each);
                DeployedModels.lists(repository, before).forEach((file, content) -> {
                    if (lists.containsKey(file) && !Arrays.equals(content, lists.get(file))) {
                        files.put(file, content);
                    }
                });
            }
            tables(repository, deployment)
                    .forEach(each -> files.putAll(
                            DeployedModels.of(repository, table(repository, each.getKey(), each.getVersion() - 1))));
            return files;
        });
    }

    /** Whether anything that a deployment has brought has a newer version. */
    boolean isOvertaken(String deployment) {
        return engine.asSystem(processEngine -> {
            RepositoryService repository = processEngine.getRepositoryService();
            return drawings(repository, deployment).stream()
                            .anyMatch(each -> repository
                                            .createProcessDefinitionQuery()
                                            .processDefinitionKey(each.getKey())
                                            .latestVersion()
                                            .singleResult()
                                            .getVersion()
                                    > each.getVersion())
                    || tables(repository, deployment).stream()
                            .anyMatch(each -> repository
                                            .createDecisionDefinitionQuery()
                                            .decisionDefinitionKey(each.getKey())
                                            .latestVersion()
                                            .singleResult()
                                            .getVersion()
                                    > each.getVersion());
        });
    }

    private static List<ProcessDefinition> drawings(RepositoryService repository, String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .filter(each -> each.getVersion() > 1)
                .toList();
    }

    private static List<DecisionDefinition> tables(RepositoryService repository, String deployment) {
        return repository.createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                .filter(each -> each.getVersion() > 1)
                .toList();
    }

    /** @throws ProblemException when there is no such version */
    static ProcessDefinition process(RepositoryService repository, String key, int version) {
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult();
        return found == null ? none() : found;
    }

    private static DecisionDefinition table(RepositoryService repository, String key, int version) {
        DecisionDefinition found = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult();
        return found == null ? none() : found;
    }

    private static <T> T none() {
        throw ProblemException.notFound(Words.say("noVersion"));
    }
}
