package fi.tyokykypolku.disclosure;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.scale.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
 * Measures how long an administrator waits for who has read, changed and tried what of one client, when the use log has ten million
 * rows on PostgreSQL. No test of the build's, for filling takes minutes and some gigabytes ({@code src/docs/performance.md}):
 * {@code mvn -Dtest=UsesOverTenMillionRows test}.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UsesOverTenMillionRows extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(UsesOverTenMillionRows.class);

    private static final int ROWS = 10_000_000;
    private static final int CASES = 40_000;
    /** Beside as many as everybody has. */
    private static final int OF_THE_BUSIEST = 5_000;

    private static final int FACTS_OF_A_CASE = 50;
    private static final int QUESTIONS = 50;
    private static final Duration WANTED = Duration.ofSeconds(1);

    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void oneClientIsAnsweredWithinASecond() throws IOException {
        String usual = given.anIdentityCode();
        CaseId usualCase = given.aCaseAt("draftPlan", with("personId", usual));
        String busy = given.anIdentityCode();
        CaseId busyCase = given.aCaseAt("draftPlan", with("personId", busy));
        String nobody = given.anIdentityCode();
        assertThat(given.aReferral(with("personId", nobody))).isNotNull();
        long began = System.nanoTime();
        fill(usualCase, busyCase);
        LOG.info(
                "{} rows, {} of table and indexes, filled in {} s",
                jdbc.sql("select count(*) from tkp_use_log").query(Long.class).single(),
                jdbc.sql("select pg_size_pretty(pg_total_relation_size('tkp_use_log'))")
                        .query(String.class)
                        .single(),
                (System.nanoTime() - began) / 1_000_000_000);
        for (String from : List.of("tkp_use_log", "tkp_fact")) {
            assertThat(jdbc.sql("explain select * from " + from + " where case_id = '" + usualCase + "'")
                            .query(String.class)
                            .list()
                            .toString())
                    .contains("Index");
        }
        // The first requests load the program; of the others the first one reads the client's rows for the first time.
        ask("a client without a row of the ten million", "{\"personId\": \"" + nobody + "\"}", false);
        ask("a client as others", "{\"personId\": \"" + usual + "\"}", true);
        ask("the busiest client", "{\"personId\": \"" + busy + "\"}", true);
    }

    private void ask(String name, String question, boolean counts) throws IOException {
        Visitor admin = Visitor.signedIn(port, "admin", null);
        List<Long> times = new ArrayList<>();
        JsonNode view = json.createObjectNode();
        for (int n = 0; n < QUESTIONS; n++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = admin.json("POST", "/api/uses", question);
            times.add((System.nanoTime() - began) / 1_000_000);
            assertThat(answer.statusCode()).isEqualTo(200);
            view = json.readTree(answer.body()).path(0);
        }
        long first = times.get(0);
        Collections.sort(times);
        LOG.info(String.format(
                Locale.ROOT,
                "%s: %d uses, %d changes, %d attempts; first answer %d ms, median of %d %d ms, slowest %d ms",
                name,
                view.path("uses").size(),
                view.path("changes").size(),
                view.path("attempts").size(),
                first,
                QUESTIONS,
                times.get(QUESTIONS / 2),
                times.get(QUESTIONS - 1)));
        if (counts) {
            assertThat(times.get(QUESTIONS - 1)).isLessThan(WANTED.toMillis());
        }
    }

    /** The rows of a case lie far from one another, as they are written over years; every tenth is an attempt. */
    private void fill(CaseId usual, CaseId busy) {
        jdbc.sql("alter table tkp_use_log set unlogged").update();
        jdbc.sql("""
                        insert into tkp_use_log (id, used_at, case_id, user_id, user_organisation, recipient, grounds, purpose, channel,
                            event, place, previous_hash, hash)
                        select 1000000000 + n, timestamp with time zone '2021-01-01 00:00:00Z' + n * interval '15 seconds',
                            case when n % (:rows / :busiest) = 1 then :busy
                                when n % :cases = 0 then :usual
                                else 'TKP-2021-' || lpad((n % :cases)::text, 6, '0') end,
                            'user' || n % 3000, 'EMPLOYMENT', 'employment39',
                            case when n % 10 = 3 then '' else
                                'EMPLOYMENT/EMPLOYMENT/OWN EMPLOYMENT/IDENTITY/OWN HEALTH/HEALTH/CONSENT_WRITTEN KELA/BENEFITS/TYM_15' end,
                            'Työkyvyn tuen yhteispalvelun toteuttaminen, vaihe: Alkukartoitus', 'TASK_FORM',
                            case when n / :cases % 10 = 3 then 'REFUSED' else 'DISCLOSED' end, 'summariseAssessment',
                            md5(n::text) || md5((n + 1)::text), md5((n + 1)::text) || md5((n + 2)::text)
                        from generate_series(1, :rows) as n
                        """)
                .param("rows", ROWS)
                .param("cases", CASES)
                .param("busiest", OF_THE_BUSIEST)
                .param("busy", busy.value())
                .param("usual", usual.value())
                .update();
        jdbc.sql("""
                        insert into tkp_case (case_id, home_municipality, model, receiver, coordinator, phase, status, kela_role,
                            non_disclosure, opened_by, opened_at)
                        select 'TKP-2021-' || lpad(n::text, 6, '0'), '\\x00', 'TYM_2025', 'EMPLOYMENT', 'EMPLOYMENT', 'PLAN', 'IN_PROGRESS',
                            'NONE', false, 'test', now() from generate_series(1, :cases) as n
                        """).param("cases", CASES).update();
        jdbc.sql("""
                        insert into tkp_client (case_id, person_hash)
                        select 'TKP-2021-' || lpad(n::text, 6, '0'), md5(n::text) || md5(n::text) from generate_series(1, :cases) as n
                        """).param("cases", CASES).update();
        jdbc.sql("""
                        insert into tkp_fact (case_id, category, field, version, content, for_all, author, organisation, source, recorded_at)
                        select 'TKP-2021-' || lpad(c::text, 6, '0'), 'EMPLOYMENT', 'field' || f, 1, '\\x00', false, 'test', 'EMPLOYMENT',
                            'assessEmployment', now()
                        from generate_series(1, :facts) as f, generate_series(1, :cases) as c
                        """).param("cases", CASES).param("facts", FACTS_OF_A_CASE).update();
        jdbc.sql("analyze").update();
    }
}
