package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Traces;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.LateRow;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.scale.Copies;
import fi.tyokykypolku.scale.OwnPostgres;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same whole cases on PostgreSQL: the one test with an application of its own. */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.generate-unique-process-application-name=true"
        })
// Closing it takes Cockpit's plugins from the other tests' application too.
@DirtiesContext
@Order(Integer.MAX_VALUE - 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeCaseOnPostgresTest extends WholeCaseStories {
    @LocalServerPort
    private int port;

    @Autowired
    private Delays delays;

    @Autowired
    private Figures figures;

    @Autowired
    private DataSource database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private Vault vault;

    /** What the server says. */
    private static final Path TOLD = Path.of("target/postgres.log");

    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start(EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "auto_explain")
            .setServerConfig("auto_explain.log_nested_statements", "on")
            .setOutputRedirector(ProcessBuilder.Redirect.to(TOLD.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.to(TOLD.toFile())));

    /** Those that grow with the country. */
    private static final Pattern WHOLE =
            Pattern.compile("Seq Scan on (?:act_ru_(?:task|identitylink|execution|variable|job)"
                    + "|act_hi_(?:procinst|actinst|taskinst)|tkp_(?:case|milestone|party|named_person|clock|wait))\\b");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
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

    /** Of more tasks than a worklist has, none is read but one's own. */
    // The first: every case that others have left open would be copied too.
    @Test
    @Order(1)
    void noClickInTasklistReadsATableOfTheCountryWhole() throws IOException {
        CaseId id = given.aCaseAt("contactClient");
        long rights = jdbc.sql("select count(*) from act_ru_authorization")
                .query(Long.class)
                .single();
        Copies copies = new Copies(jdbc, vault, directory.worklists().stream().map(Worklist::id));
        try {
            copies.add(1, 4000, "copy % 45");
            List<String> plans = plansOf(() -> aSessionInTasklist(id));
            assertThat(plans).hasSizeGreaterThan(100);
            assertThat(plans.stream().filter(plan -> WHOLE.matcher(plan).find()))
                    .isEmpty();
            assertThat(jdbc.sql("select count(*) from act_ru_authorization")
                            .query(Long.class)
                            .single())
                    .isEqualTo(rights);
        } finally {
            copies.remove();
        }
    }

    /** More than the pool has connections: whoever has to wait too long is told when to come again. */
    @Test
    void moreReferralsAtOnceThanConnectionsFailForNobody() {
        String day = when.today().toString();
        List<String> codes =
                IntStream.range(0, 32).mapToObj(n -> given.anIdentityCode()).toList();
        List<HttpResponse<String>> answers = AtOnce.all(
                codes.size(),
                n -> Visitor.signedIn(port, "referrer", null)
                        .json("POST", "/api/referrals", """
                        {"referralId": "yhtaikaa-%d", "receivedOn": "%s", "referralSource": "KELA", "entryType": "REFERRAL",
                         "unemployed": true, "reasons": ["WORK_ABILITY_LIMITATION"],
                         "client": {"personId": "%s", "firstNames": "Eino", "lastName": "Esimerkki", "municipality": "837",
                             "language": "fi"}}
                        """.formatted(n, day, codes.get(n))));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503);
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 503);
        });
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .as("taken")
                .hasSizeGreaterThan(20);
    }

    @Test
    void noStatementHoldsUpOthersForLong() {
        for (String setting : List.of(
                "statement_timeout 1min",
                "lock_timeout 15s",
                "idle_in_transaction_session_timeout 1min",
                "transaction_isolation read committed",
                "jit off",
                "random_page_cost 1.1")) {
            assertThat(jdbc.sql("show " + setting.split(" ")[0])
                            .query(String.class)
                            .single())
                    .isEqualTo(setting.replaceFirst("\\S+ ", ""));
        }
    }

    /** What its requests come to in the engine. */
    private void aSessionInTasklist(CaseId id) {
        FilterService lists = engine.getFilterService();
        Task task = when.employment.task("contactClient");
        asEmployment(() -> {
            for (Filter filter : lists.createFilterQuery().list()) {
                for (TaskQuery sorted : List.of(
                        tasks().orderByTaskCreateTime().desc(),
                        tasks().orderByDueDate().asc(),
                        tasks().orderByTaskNameCaseInsensitive().asc())) {
                    List<Task> page = lists.listPage(filter.getId(), sorted, 0, 15);
                    assertThat(page).hasSizeLessThanOrEqualTo(15);
                    if (!page.isEmpty()) {
                        engine.getRuntimeService()
                                .createVariableInstanceQuery()
                                .variableScopeIdIn(
                                        page.stream().map(Task::getId).toArray(String[]::new))
                                .list();
                    }
                }
                assertThat(lists.count(filter.getId())).isNotNegative();
                assertThat(lists.count(filter.getId(), tasks().processInstanceBusinessKey(id.value())))
                        .isLessThanOrEqualTo(1);
            }
            assertThat(tasks().taskNameLike("%asiakkaaseen%").list()).isNotEmpty();
            assertThat(tasks().or()
                            .processInstanceBusinessKey(id.value())
                            .taskNameLike("%suunnitelma%")
                            .endOr()
                            .count())
                    .isPositive();
            assertThat(tasks().taskId(task.getId()).singleResult()).isNotNull();
            assertThat(engine.getFormService().getTaskFormVariables(task.getId()))
                    .isNotEmpty();
            assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                    .isNotEmpty();
        });
        when.employment.completes("contactClient");
    }

    private void asEmployment(Runnable work) {
        engine.getIdentityService().setAuthentication(when.employment.user(), List.of("caseworker", "employment39"));
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private TaskQuery tasks() {
        return engine.getTaskService().createTaskQuery();
    }

    private List<String> plansOf(Runnable work) throws IOException {
        long before = Files.size(TOLD);
        explain(0);
        try {
            work.run();
        } finally {
            explain(-1);
        }
        byte[] told = Files.readAllBytes(TOLD);
        return List.of(new String(told, (int) before, (int) (told.length - before), StandardCharsets.UTF_8)
                .split("(?=LOG:  duration: )"));
    }

    private void explain(int fromMillis) {
        jdbc.sql("alter system set auto_explain.log_min_duration = " + fromMillis)
                .update();
        assertThat(jdbc.sql("select pg_reload_conf()").query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void nothingOfAClientIsInTheEnginesTablesHereEither() {
        nothingOfAClientIsInTheEngineOrTheLogAtAnyMoment();
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

    /** Also by whoever owns the tables; each change is tried alone, and none of them leaves a trace. */
    @Test
    void theHeadOfTheUseLogChangesAsTheApplicationChangesItOnly() {
        CaseId id = given.aCaseAt("assessHealth");
        assertThat(read(when.health.task("assessHealth").getId())).isNotEmpty();
        assertThat(read(when.health.task("assessHealth").getId())).isNotEmpty();
        Map<String, Object> head =
                jdbc.sql("select * from tkp_use_log_head").query().singleRow();
        String newest = "(select hash from tkp_use_log where id = last_id - 1)";
        String oldest = "(select min(id) from tkp_use_log)";
        for (String change : List.of(
                "delete from tkp_use_log_head",
                "truncate table tkp_use_log_head",
                "insert into tkp_use_log_head (one, last_id, last_hash, first_id, first_hash) values (1, 0, 'START', 0, 'START')",
                "update tkp_use_log_head set one = 1, last_id = last_id + 1",
                "update tkp_use_log_head set last_id = last_id - 1, last_hash = " + newest,
                "update tkp_use_log_head set last_id = last_id - 1, last_hash = " + newest + ", seal = 'x'",
                "update tkp_use_log_head set last_hash = " + newest + ", seal = 'x'",
                "update tkp_use_log_head set first_id = " + oldest
                        + ", first_hash = (select hash from tkp_use_log where id = " + oldest + "), seal = 'x'",
                "update tkp_use_log_head set first_id = last_id + 1, seal = 'x'",
                "update tkp_use_log_head set first_id = first_id - 1, seal = 'x'",
                "update tkp_use_log_head set first_hash = 'x', seal = 'x'",
                "update tkp_use_log_head set keyed_from = last_id + 1, seal = 'x'",
                "update tkp_use_log_head set keyed_from = null",
                "update tkp_use_log_head set keyed_from = null, seal = null",
                "update tkp_use_log_head set seal = null")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).hasMessageContaining("tkp_use_log_head");
        }
        assertThat(jdbc.sql("select * from tkp_use_log_head").query().singleRow())
                .isEqualTo(head);
        assertThat(log.of(id)).isNotEmpty();
        assertThat(log.verify().whole()).isTrue();
    }

    /** An older version that still runs would leave a row without a seal: it is told, and the log stays whole. */
    @Test
    void anOlderVersionCannotBreakTheUseLog() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("""
                                    insert into tkp_use_log (id, used_at, case_id, user_id, user_organisation, recipient, grounds,
                                        purpose, channel, event, place, previous_hash, hash)
                                    select last_id + 1, now(), 'TKP-2026-000001', 'x', 'NONE', 'x', '', 'x', 'API', 'READ', 'x', last_hash, 'x'
                                    from tkp_use_log_head
                                    """).update();
                    jdbc.sql("update tkp_use_log_head set last_id = last_id + 1, last_hash = 'x'")
                            .update();
                }))
                .hasMessageContaining("a new end has a new seal");
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void aBrokenSealStaysHereToo() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update tkp_use_log_head set seal = 'x'").update();
            given.aCaseAt("assessHealth");
            assertThat(read(when.health.task("assessHealth").getId())).isNotEmpty();
            assertThat(jdbc.sql("select seal from tkp_use_log_head")
                            .query(String.class)
                            .single())
                    .isEqualTo("BROKEN");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update tkp_use_log_head set seal = 'BROKEN'").update();
            Object savepoint = status.createSavepoint();
            assertThatThrownBy(() ->
                            jdbc.sql("update tkp_use_log_head set seal = 'x'").update())
                    .hasMessageContaining("a broken one");
            status.rollbackToSavepoint(savepoint);
            status.setRollbackOnly();
        });
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void aNameThatCannotBeStoredIsNobodys() {
        assertThat(engine.getIdentityService().checkPassword("employ\u0000ment", "demo"))
                .isFalse();
    }

    /** The driver would write them into the exception, and whoever logs the exception into the log. */
    @Test
    void noFailedStatementTellsItsValues() {
        String insert =
                "insert into tkp_referral (referral_id, case_id, referrer, received_at) values (?, ?, ?, now())";
        CaseId id = given.aReferral();
        JdbcTemplate rows = new JdbcTemplate(database);
        Object[] secret = {"salainen-lahete", id.value(), "referrer"};
        for (ThrowingCallable failing : List.<ThrowingCallable>of(
                () -> rows.batchUpdate(insert, List.of(secret, secret)),
                () -> rows.batchUpdate(
                        insert, List.<Object[]>of(new Object[] {"salainen-lahete".repeat(50), id.value(), "x"})),
                () -> rows.update(insert, "salainen-lahete-2", "salainen-asia", "x"),
                () -> rows.update(insert, "salainen\u0000lahete", id.value(), "x"),
                () -> {
                    int written = rows.update(insert, secret) + rows.update(insert, secret);
                    assertThat(written).isNegative();
                })) {
            assertThat(Throwables.getStackTrace(catchThrowable(failing)))
                    .contains("PSQLException")
                    .doesNotContain("salainen");
        }
        rows.update("delete from tkp_referral where referral_id like 'salainen%'");
    }

    @Test
    void theEnginesHistoryGoesWithTheCase() {
        CaseId id = given.aReferral();
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Puutteellinen."));
        Traces traces = new Traces(jdbc);
        assertThat(traces.columnsWith("ACT_", id.value())).isNotEmpty();
        when.timeReaches(when.today().plusYears(4).plusDays(2));
        // In batches, as the engine does every night.
        for (int batch = 0; batch < 200 && instancesOf(id) > 0; batch++) {
            engine.getManagementService()
                    .executeJob(
                            engine.getHistoryService().cleanUpHistoryAsync(true).getId());
        }
        assertThat(traces.columnsWith("ACT_", id.value())).isEmpty();
    }

    private long instancesOf(CaseId id) {
        return jdbc.sql("select count(*) from act_hi_procinst where business_key_ = ?")
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

    /** The same case told by hand as the reports count it here. */
    @Test
    void theReportsAreDrawnHereToo() {
        LocalDate day = LocalDate.of(2041, 3, 4);
        given.today(day)
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"))
                .aCaseInFollowUp();
        when.timeReaches(day.plusWeeks(6));
        when.kelaDecides("REJECTED");
        when.kela.completes("explainDecision", with("nextStep", "APPEAL"));
        Selection year = Selection.of(day, LocalDate.of(2041, 12, 31));
        assertThat(figures.of(year))
                .extracting(FigureRow::figure, FigureRow::group, FigureRow::of, FigureRow::median)
                .containsExactly(
                        tuple("FIRST_KELA_CONTACT", null, 1L, 0.0),
                        // One moment up to the follow-up, then the decision comes to Kela.
                        tuple("HANDOFFS", null, 1L, 1.0),
                        tuple("NAMED_EVERYWHERE", null, 1L, null),
                        tuple("KELA_DECISION_TIME", null, 1L, 42.0),
                        tuple("REJECTION_TO_NEXT_STEP", null, 1L, 0.0),
                        tuple("BENEFIT_CHECKS", "WITH_KELA", 1L, null),
                        tuple("POSITIVE_DECISIONS", "55+/WITH_KELA", 1L, null));
        assertThat(delays.late(Grouping.KELA_ROLE, null, false, year, 10))
                .extracting(LateRow::element, LateRow::daysLate)
                .containsExactly(tuple("awaitDecision", 7L));
        assertThat(delays.steps("kelaapplication", year))
                .extracting(StepRow::element, StepRow::medianDays, StepRow::targetDays)
                .contains(tuple("awaitDecision", 42.0, 35.0));
        assertThat(delays.waits(year))
                .filteredOn(row -> row.waitingOn().equals("KELA_DECISION"))
                .singleElement()
                .satisfies(row -> assertThat(row.days()).isCloseTo(42, within(0.1)));
        Selection ofKela = new Selection(day, day, null, null, null, Set.of("kela03"));
        for (Grouping grouping : Grouping.values()) {
            assertThat(delays.by(grouping, ofKela))
                    .anyMatch(row -> row.others() && row.group().equals("EMPLOYMENT"))
                    .anyMatch(row -> !row.others());
        }
        assertThat(figures.of(ofKela)).isNotEmpty();
        assertThat(delays.areas(ofKela)).containsExactly("kela03");
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
