package fi.tyokykypolku.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Modeler;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Brings the cases that are in the follow-up, 500 of them, over to a new version of its drawing, as the page of models does. No test of
 * the build's: {@code mvn -Dtest=MigrationOfManyCases test}, with {@code -Dcases=} for others than 500.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MigrationOfManyCases extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationOfManyCases.class);
    private static final int CASES = Integer.getInteger("cases", 500);
    private static final int REAL = 4;
    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Directory directory;

    @Autowired
    private Vault vault;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void nothingIsLost() throws IOException {
        CaseId one = given.aCaseAt("reportProgress");
        for (int n = 1; n < REAL; n++) {
            given.aCaseAt("reportProgress");
        }
        new Copies(jdbc, vault, directory.worklists().stream().map(Worklist::id)).add(1, CASES / REAL - 1, "0");
        ProcessDefinition before = newest();
        List<String> tasks = rows("select id_ || name_ || due_date_ || task_def_key_ from act_ru_task order by id_");
        List<String> timers = rows("select id_ || duedate_ from act_ru_job where type_ = 'timer' order by id_");
        List<String> clocks = rows("select c.* :: text from tkp_clock c order by 1");
        assertThat(running(before)).isEqualTo(CASES);

        String drawing = Files.readString(Path.of("bpmn/followup.bpmn"));
        assertThat(new Modeler(port, "designer")
                        .deploys(
                                "seuranta",
                                Map.of(
                                        "followup.bpmn",
                                        drawing.replace(
                                                "\"Tarkista suunnitelma\"", "\"Tarkista suunnitelma yhdessä\"")))
                        .statusCode())
                .isEqualTo(200);
        ProcessDefinition after = newest();
        String way = "{\"process\": \"followup\", \"from\": %d, \"to\": %d}"
                .formatted(before.getVersion(), after.getVersion());
        long began = System.nanoTime();
        JsonNode plan = JSON.readTree(post("/api/models/migrations/plans", way));
        long tried = System.nanoTime();
        assertThat(plan.path("running").asInt()).isEqualTo(CASES);
        String batch =
                JSON.readTree(post("/api/models/migrations", way)).path("batch").asText();
        run(engine.getManagementService(), batch);
        long done = System.nanoTime();
        LOG.info(
                "{} cases: trial {} ms, brought over in {} ms",
                CASES,
                (tried - began) / 1_000_000,
                (done - tried) / 1_000_000);

        assertThat(running(before)).isZero();
        assertThat(running(after)).isEqualTo(CASES);
        assertThat(rows("select id_ || duedate_ from act_ru_job where type_ = 'timer' order by id_"))
                .isEqualTo(timers);
        assertThat(rows("select c.* :: text from tkp_clock c order by 1")).isEqualTo(clocks);
        assertThat(rows("select id_ || name_ || due_date_ || task_def_key_ from act_ru_task order by id_"))
                .hasSameSizeAs(tasks);
        assertThat(jdbc.sql("select count(*) from act_ru_incident")
                        .query(Long.class)
                        .single())
                .isZero();
        when.theCaseReaches("reviewPlan");
        assertThat(one).isNotNull();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private String post(String path, String body) {
        return Visitor.signedIn(port, "designer", null).json("POST", path, body).body();
    }

    private ProcessDefinition newest() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("followup")
                .latestVersion()
                .singleResult();
    }

    private long running(ProcessDefinition definition) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
    }

    private static void run(ManagementService management, String id) {
        Batch batch = management.createBatchQuery().batchId(id).singleResult();
        while (batch != null) {
            List<Job> jobs = List.of(
                            batch.getSeedJobDefinitionId(),
                            batch.getBatchJobDefinitionId(),
                            batch.getMonitorJobDefinitionId())
                    .stream()
                    .flatMap(definition -> management.createJobQuery().jobDefinitionId(definition).list().stream())
                    .toList();
            management.executeJob(jobs.get(0).getId());
            batch = management.createBatchQuery().batchId(id).singleResult();
        }
    }
}
