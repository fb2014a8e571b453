package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.UseLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same whole cases on PostgreSQL: the one test with an application of its own. */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.generate-unique-process-application-name=true"
        })
@DirtiesContext
class WholeCaseOnPostgresTest extends WholeCaseStories {
    private static final EmbeddedPostgres POSTGRES = start();

    @Autowired
    private UseLog log;

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }

    @AfterAll
    static void stop() {
        // The application closes after this; its pool has nothing left to say to the database then.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                POSTGRES.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }));
    }

    @Test
    void theUseLogHoldsAgainstManyReadersAndIsAppendOnly() {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        int before = log.of(id).size();
        assertThat(IntStream.range(0, 40).parallel().mapToObj(n -> read(task))).hasSize(40);
        assertThat(log.of(id)).hasSize(before + 40);
        assertThat(log.verify().whole()).isTrue();
        for (String change : List.of(
                "update tkp_use_log set user_id = 'someone'",
                "delete from tkp_use_log",
                "truncate table tkp_use_log")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only");
        }
    }

    // Each thread is signed in for itself.
    private Map<String, Object> read(String task) {
        engine.getIdentityService().setAuthentication("health", List.of("caseworker", "health08"));
        try {
            return engine.getFormService().getTaskFormVariables(task);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    void theDatabaseIsPostgres() {
        assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
    }
}
