package fi.tyokykypolku.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.uselog.UseHead;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.KeyProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the night finds is told at once, kept for the day, and forgotten when a night finds nothing. */
@ExtendWith(OutputCaptureExtension.class)
class NightlyCheckTest {
    private static final Instant NIGHT = Instant.parse("2026-11-30T02:00:00Z");
    private static final Violation LOST = new Violation(Invariant.TASKS_LAID, "TKP-2026-000007", "lies on 0 worklists");
    private static final Violation LATER = new Violation(Invariant.WAITS_ADD_UP, "TKP-2026-000009", "sums differ");

    private final Invariants invariants = mock(Invariants.class);
    private final UseLog useLog = mock(UseLog.class);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private LastCheck last = new LastCheck(mock(JdbcClient.class));
    private InvariantsHealth health = new InvariantsHealth(last, new SimpleMeterRegistry());

    @BeforeEach
    void create() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:check" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        last = new LastCheck(JdbcClient.create(database));
        health = new InvariantsHealth(last, meters);
        when(useLog.verify()).thenReturn(new UseLog.Verdict(3, null, UseHead.State.SEALED));
    }

    private void night(Violation... violations) {
        doAnswer(call -> {
                    Consumer<Violation> found = call.getArgument(1);
                    for (Violation violation : violations) {
                        found.accept(violation);
                        assertThat(last.read().violations()).isPositive();
                    }
                    return 12L;
                })
                .when(invariants)
                .check(any(), any());
        new NightlyCheck(
                        invariants,
                        useLog,
                        new KeyProperties(Path.of("keys.json"), false),
                        last,
                        Clock.fixed(NIGHT, ZoneOffset.UTC))
                .run();
    }

    @Test
    void beforeTheFirstNightNothingIsSaid() {
        assertThat(last.read()).isEqualTo(new CheckResult(null, 0, 0, null, null));
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void theFirstViolationIsAnAlarmBeforeTheCheckIsThrough(CapturedOutput output) {
        night(LOST, LATER);
        assertThat(last.read()).isEqualTo(new CheckResult(NIGHT, 12, 2, Invariant.TASKS_LAID, "TKP-2026-000007"));
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails())
                .containsEntry("invariant", Invariant.TASKS_LAID)
                .containsEntry("violations", 2L);
        assertThat(meters.get("tyokykypolku.check.violations").gauge().value()).isEqualTo(2);
        assertThat(output).contains("An invariant does not hold: TASKS_LAID TKP-2026-000007: lies on 0 worklists");
    }

    @Test
    void aNightWithoutAViolationEndsTheAlarm() {
        night(LOST);
        night();
        assertThat(last.read()).isEqualTo(new CheckResult(NIGHT, 12, 0, null, null));
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aBrokenUseLogIsAViolation() {
        when(useLog.verify()).thenReturn(new UseLog.Verdict(3, 4L, UseHead.State.SEALED));
        night();
        assertThat(last.read()).isEqualTo(new CheckResult(NIGHT, 12, 1, Invariant.USE_LOG_WHOLE, "tkp_use_log"));
    }

    @Test
    void theLogIsToldOfTheFirstOnly(CapturedOutput output) {
        night(List.of(LOST, LATER, LOST, LATER, LOST, LATER, LOST, LATER, LOST, LATER, LOST, LATER).stream()
                .flatMap(each -> List.of(each, each).stream())
                .toArray(Violation[]::new));
        assertThat(output.getAll().split("An invariant does not hold")).hasSize(21);
        assertThat(last.read().violations()).isEqualTo(24);
    }
}
