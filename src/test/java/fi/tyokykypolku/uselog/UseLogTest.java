package fi.tyokykypolku.uselog;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.commands.VerifyUseLog;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.retention.Retention;
import fi.tyokykypolku.vault.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is logged stays as it was, and whoever changes it is found out. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class UseLogTest {
    private static final AtomicInteger CASES = new AtomicInteger(900_000);

    @Autowired
    private UseLog log;

    @Autowired
    private UseChain chain;

    @Autowired
    private Retention retention;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aUseIsKeptAsItWas() {
        Use use = use("kela");
        log.record(use);
        assertThat(log.of(use.caseId())).extracting(LoggedUse::use).containsExactly(use);
        assertThat(log.verify().whole()).isTrue();
    }

    /** The seal is over these texts: as other words an old log would be broken. */
    @Test
    void anOrganisationIsKeptByItsNameAndNoneAsSuch() {
        Use byNobody = new Use(
                CaseId.of(2026, CASES.incrementAndGet()),
                "admin",
                null,
                "admin",
                use("kela").grounds(),
                "Vastaus",
                Use.Channel.API,
                Use.Event.READ,
                "POST /api/uses");
        log.record(byNobody);
        log.record(new Use(
                byNobody.caseId(),
                "kela",
                Organisation.KELA,
                "kela03",
                List.of(),
                "Vastaus",
                Use.Channel.API,
                Use.Event.READ,
                "POST /api/uses"));
        assertThat(jdbc.sql("select user_organisation, grounds from tkp_use_log where case_id = ? order by id")
                        .param(byNobody.caseId().value())
                        .query((row, n) -> row.getString("user_organisation") + " " + row.getString("grounds"))
                        .list())
                .containsExactly("NONE KELA/BENEFITS/OWN HEALTH/HEALTH/TYM_15", "KELA ");
        assertThat(log.of(byNobody.caseId())).extracting(LoggedUse::use).startsWith(byNobody);
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        Use use = use("kela");
        transaction.executeWithoutResult(status -> {
            log.record(use);
            status.setRollbackOnly();
        });
        log.record(use("social"));
        assertThat(log.of(use.caseId())).isEmpty();
        assertThat(log.verify().whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "user_id | 'someone'",
                "grounds | 'KELA/BENEFITS/NONE'",
                "used_at | timestamp with time zone '2020-01-01 00:00:00+00'",
                "event | 'READ'",
                "place | ''",
                "previous_hash | 'START'",
                "hash | 'deadbeef'"
            })
    void aChangedRowIsNamed(String column, String value) {
        Use use = use("kela");
        log.record(use);
        long id = log.of(use.caseId()).get(0).id();
        log.record(use("social"));
        jdbc.sql("create table kept as select * from tkp_use_log where id = " + id)
                .update();
        try {
            jdbc.sql("update tkp_use_log set " + column + " = " + value + " where id = " + id)
                    .update();
            assertThat(log.verify().broken()).isEqualTo(id);
            assertThat(VerifyUseLog.run("--verify-use-log", "--spring.profiles.active=demo,test"))
                    .isEqualTo(1);
        } finally {
            jdbc.sql("update tkp_use_log set " + column + " = (select " + column + " from kept) where id = " + id)
                    .update();
            jdbc.sql("drop table kept").update();
        }
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void aMissingRowIsNamed() {
        Use use = use("kela");
        log.record(use);
        log.record(use("social"));
        long first = log.of(use.caseId()).get(0).id();
        for (long missing : List.of(first, first + 1)) {
            jdbc.sql("create table kept as select * from tkp_use_log where id = " + missing)
                    .update();
            jdbc.sql("delete from tkp_use_log where id = " + missing).update();
            assertThat(log.verify().broken()).isEqualTo(missing);
            jdbc.sql("insert into tkp_use_log select * from kept").update();
            jdbc.sql("drop table kept").update();
        }
        assertThat(log.verify().whole()).isTrue();
    }

    /** The head that was there then has a right seal: only what was kept outside the database tells. */
    @Test
    void anOlderStateOfTheDatabaseIsFoundByWhatWasWitnessed() {
        Use use = use("kela");
        log.record(use);
        String early = chain.newest();
        jdbc.sql("create table kept_head as select * from tkp_use_log_head").update();
        log.record(use("social"));
        String late = chain.newest();
        jdbc.sql("create table late_head as select * from tkp_use_log_head").update();
        long cut = Long.parseLong(late.split(" ")[0]);
        assertThat(verify("--expect=" + early, "--expect=" + late)).isZero();
        jdbc.sql("create table kept as select * from tkp_use_log where id = " + cut)
                .update();
        try {
            jdbc.sql("delete from tkp_use_log where id = " + cut).update();
            head("kept_head");
            assertThat(log.verify().whole()).as("it is whole in itself").isTrue();
            assertThat(verify("--expect=" + early)).isZero();
            assertThat(verify("--expect=" + late)).isEqualTo(1);
            assertThat(verify("--expect=" + early, "--expect=" + late)).isEqualTo(1);
        } finally {
            jdbc.sql("insert into tkp_use_log select * from kept").update();
            head("late_head");
            for (String table : List.of("kept", "kept_head", "late_head")) {
                jdbc.sql("drop table " + table).update();
            }
        }
        assertThat(verify("--expect=" + late)).isZero();
        assertThat(verify("--expect=" + late.replaceFirst(".$", "x")))
                .as("no witness")
                .isEqualTo(2);
    }

    private void head(String kept) {
        jdbc.sql("delete from tkp_use_log_head").update();
        jdbc.sql("insert into tkp_use_log_head select * from " + kept).update();
    }

    private static int verify(String... witnesses) {
        List<String> arguments = new ArrayList<>(List.of("--verify-use-log", "--spring.profiles.active=demo,test"));
        arguments.addAll(List.of(witnesses));
        return VerifyUseLog.run(arguments.toArray(String[]::new));
    }

    @Test
    void theCommandExitsWithNothingWhenAllIsInOrder() {
        log.record(use("kela"));
        assertThat(VerifyUseLog.isAskedBy("--verify-use-log")).isTrue();
        assertThat(VerifyUseLog.isAskedBy("--server.port=0")).isFalse();
        assertThat(VerifyUseLog.run("--verify-use-log", "--spring.profiles.active=demo,test"))
                .isEqualTo(0);
    }

    @Test
    void theCommandSaysInASentenceThatTheDatabaseIsAway(CapturedOutput output) {
        assertThat(verify(
                        "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:1/away",
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--spring.datasource.hikari.initialization-fail-timeout=1"))
                .isEqualTo(2);
        assertThat(output.getAll()).contains("The database does not open: ").doesNotContain("\tat ");
    }

    @Test
    void manyWriteAtOnceAndTheChainHolds() throws Exception {
        Use use = use("kela");
        int threads = 8;
        int each = 25;
        ExecutorService many = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(many.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    for (int n = 0; n < each; n++) {
                        log.record(use);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isNull();
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(log.of(use.caseId())).hasSize(threads * each);
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void nothingInTheSourcesChangesTheLogButRetention() throws IOException {
        Pattern change = Pattern.compile("(?i)(update|delete from|merge into|truncate( table)?)\\s+tkp_use_log\\b");
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(java|sql|yaml|bpmn)"))
                            .flatMap(file -> change.matcher(read(file))
                                    .results()
                                    .map(MatchResult::group)
                                    .map(found -> file.getFileName() + ": " + found)))
                    .containsExactly("UseChain.java: delete from tkp_use_log");
        }
    }

    @Test
    void aCaseGoesFourYearsAfterItsEndAndNoDaySooner() {
        at("2026-11-02T09:00:00Z");
        PersonId client = PersonId.parse("010160-950K");
        CaseId closed = aCase(client);
        CaseId open = aCase(PersonId.parse("020160-9518"));
        log.record(useOf(closed));
        caseFile.settle(closed, CaseStatus.CLOSED);
        at("2030-11-01T21:59:00Z");
        retention.run();
        assertThat(caseFile.facts(closed)).isNotEmpty();
        assertThat(caseFile.explanations(closed)).isNotEmpty();
        at("2030-11-01T22:01:00Z");
        retention.run();
        assertThat(caseFile.facts(closed)).isEmpty();
        assertThat(caseFile.explanations(closed)).isEmpty();
        assertThat(caseFile.find(closed)).isEmpty();
        assertThat(caseFile.facts(open)).isNotEmpty();
        assertThat(caseFile.find(open)).isPresent();
        // Who has seen the data can still be answered.
        assertThat(caseFile.casesOf(client)).containsExactly(closed);
        assertThat(log.of(closed)).hasSize(1);
        caseFile.settle(open, CaseStatus.CLOSED);
    }

    @Test
    void retentionKnowsEveryTableOfACase() {
        List<String> known = new ArrayList<>(Retention.TABLES);
        known.addAll(List.of("tkp_client", "tkp_use_log"));
        assertThat(jdbc.sql(
                                "select lower(table_name) from information_schema.columns where lower(column_name) = 'case_id'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void ofACaseThatNobodyHasLookedAtNothingIsLeftAfterFourYears() {
        at("2026-11-02T09:00:00Z");
        PersonId client = PersonId.parse("030160-951W");
        caseFile.settle(aCase(client), CaseStatus.CLOSED);
        assertThat(caseFile.casesOf(client)).hasSize(1);
        at("2030-11-02T09:00:00Z");
        retention.run();
        assertThat(caseFile.casesOf(client)).isEmpty();
    }

    @Test
    void withTheLastRowOfItsLogACaseIsForgottenWholly() {
        PersonId client = PersonId.parse("040160-951J");
        at("2151-03-01T09:00:00Z");
        CaseId id = aCase(client);
        caseFile.settle(id, CaseStatus.CLOSED);
        log.record(useOf(id));
        at("2155-03-02T09:00:00Z");
        log.record(useOf(id));
        at("2163-03-02T12:00:00Z");
        retention.run();
        assertThat(log.of(id)).hasSize(1);
        assertThat(caseFile.casesOf(client)).containsExactly(id);
        at("2167-03-02T12:00:00Z");
        retention.run();
        assertThat(log.of(id)).isEmpty();
        assertThat(caseFile.casesOf(client)).isEmpty();
        assertThat(log.verify().whole()).isTrue();
    }

    @Test
    void retentionKeepsRowsTwelveYearsAndTheChainWhole() {
        Use old = use("kela");
        Use young = use("social");
        // Later than any other test's clock, for the oldest part ends at the first row to be kept.
        at("2101-03-01T09:00:00Z");
        log.record(old);
        log.record(old);
        at("2101-03-02T09:00:00Z");
        log.record(young);
        at("2113-03-01T12:00:00Z");
        retention.run();
        assertThat(log.of(old.caseId())).isEmpty();
        assertThat(log.of(young.caseId())).hasSize(1);
        assertThat(log.verify()).isEqualTo(new UseLog.Verdict(1, null, UseHead.State.SEALED));
        retention.run();
        assertThat(log.verify()).isEqualTo(new UseLog.Verdict(1, null, UseHead.State.SEALED));
        at("2113-03-02T12:00:00Z");
        retention.run();
        assertThat(log.verify()).isEqualTo(new UseLog.Verdict(0, null, UseHead.State.SEALED));
        log.record(old);
        assertThat(log.verify()).isEqualTo(new UseLog.Verdict(1, null, UseHead.State.SEALED));
    }

    @Test
    void aRowThatIsTooYoungIsNotDeletedAlthoughAClockRanAhead() {
        Use early = use("kela");
        at("2126-01-02T09:00:00Z");
        log.record(use("social"));
        at("2126-01-01T09:00:00Z");
        log.record(early);
        at("2138-01-01T12:00:00Z");
        retention.run();
        assertThat(log.of(early.caseId())).hasSize(1);
        assertThat(log.verify().whole()).isTrue();
    }

    private CaseId aCase(PersonId client) {
        CaseId id = caseFile.open(
                client,
                "837",
                CooperationModel.TYM_2025,
                Organisation.EMPLOYMENT,
                false,
                "employment",
                caseFile.today());
        caseFile.record(
                id,
                new Author("employment", Organisation.EMPLOYMENT, "newReferral"),
                List.of(new Entry(
                        Category.IDENTITY,
                        "lastName",
                        com.fasterxml.jackson.databind.node.TextNode.valueOf("Mallikas"),
                        false)));
        caseFile.explain(id, new Explanation("kela", Phase.REFERRAL, "NONE", List.of(), caseFile.now()));
        return id;
    }

    private static Use use(String user) {
        return use(CaseId.of(2026, CASES.incrementAndGet()), user);
    }

    private static Use useOf(CaseId id) {
        return use(id, "kela");
    }

    private static Use use(CaseId id, String user) {
        List<Use.Ground> grounds = List.of(
                new Use.Ground(Organisation.KELA, Category.BENEFITS, "OWN"),
                new Use.Ground(Organisation.HEALTH, Category.HEALTH, "TYM_15"));
        return new Use(
                id,
                user,
                Organisation.KELA,
                "kela03",
                grounds,
                Use.purpose(Phase.ASSESSMENT),
                Use.Channel.TASK_FORM,
                Use.Event.of(Organisation.KELA, grounds),
                "assessBenefits");
    }

    private static void at(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
