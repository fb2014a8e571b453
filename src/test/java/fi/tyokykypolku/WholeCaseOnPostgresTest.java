package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.PersonId;
import fi.tyokykypolku.casework.Traces;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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

    @Test
    void theEnginesHistoryGoesWithTheCase() {
        CaseId id = given.aReferral();
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Puutteellinen."));
        Traces traces = new Traces(jdbc);
        assertThat(traces.columnsWith("ACT_", id.value())).isNotEmpty();
        when.timeReaches(when.today().plusYears(4).plusDays(2));
        // In batches, as the engine does every night; of details there are most.
        for (int batch = 0; batch < 200 && detailsOf(id) > 0; batch++) {
            engine.getManagementService()
                    .executeJob(
                            engine.getHistoryService().cleanUpHistoryAsync(true).getId());
        }
        assertThat(traces.columnsWith("ACT_", id.value())).isEmpty();
    }

    private long detailsOf(CaseId id) {
        return jdbc.sql("select count(*) from act_hi_detail where text_ = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /** The trigger looks at the database's clock: only rows that are old by that go. */
    @Test
    void theUseLogIsDeletedAfterTwelveYearsAndNotWhenAClockRunsAhead() {
        String code = given.anIdentityCode();
        CaseId id = given.aCaseAt("assessHealth", with("personId", code));
        assertThat(read(when.health.task("assessHealth").getId())).isNotEmpty();
        when.theClientWithdraws();
        when.employment.completes("closeCase");
        when.timeReaches(when.today().plusYears(13));
        assertThatThrownBy(retention::run).hasMessageContaining("append-only");
        assertThat(log.of(id)).isNotEmpty();
        assertThat(caseFile.find(id)).as("its facts are not held up by that").isEmpty();
        assertThat(caseFile.casesOf(PersonId.parse(code))).containsExactly(id);

        jdbc.sql("alter table tkp_use_log disable trigger user").update();
        jdbc.sql("update tkp_use_log set used_at = used_at - interval '26 years'")
                .update();
        jdbc.sql("alter table tkp_use_log enable trigger user").update();
        retention.run();
        assertThat(log.of(id)).isEmpty();
        assertThat(caseFile.casesOf(PersonId.parse(code))).isEmpty();
        assertThat(log.verify().whole()).isTrue();
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
