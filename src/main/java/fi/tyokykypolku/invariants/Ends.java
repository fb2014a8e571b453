package fi.tyokykypolku.invariants;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing has happened in a case after its end, and nothing runs for it any more. */
final class Ends {
    /** What happens in a case, and when. */
    private static final Map<String, String> EVENTS = Map.of(
            "tkp_fact", "recorded_at",
            "tkp_milestone", "recorded_at",
            "tkp_explanation", "decided_at",
            "tkp_party", "since",
            "tkp_named_person", "since",
            "tkp_grant", "withdrawn_at",
            "tkp_message", "received_at",
            "tkp_kela_outcome", "decided_at",
            "tkp_misrouting", "noticed_at");

    private static final String LATEST = EVENTS.entrySet().stream()
            .map(event ->
                    "select '%1$s' as name, case_id, max(%2$s) as latest from %1$s where case_id in (:cases) group by case_id"
                            .formatted(event.getKey(), event.getValue()))
            .collect(Collectors.joining(" union all "));

    /** Two nodes' clocks may differ by so much before anybody is told. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Ends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stream<Violation> violations(Batch batch) {
        List<Violation> violations = new ArrayList<>();
        Map<CaseId, Instant> ends = ends(batch, violations);
        if (ends.isEmpty()) {
            return violations.stream();
        }
        List<String> cases = ends.keySet().stream().map(CaseId::value).toList();
        BiConsumer<CaseId, String> found =
                (id, what) -> violations.add(new Violation(Invariant.NOTHING_AFTER_END, id.value(), what));
        batch.running().stream()
                .filter(process -> ends.containsKey(process.caseId()))
                .forEach(process -> found.accept(process.caseId(), "the process " + process.process() + " still runs"));
        ends.forEach((id, end) -> batch.clocks().getOrDefault(id, List.of()).stream()
                .filter(clock -> !endsBy(clock, end))
                .forEach(clock -> found.accept(id, "the clock of " + clock.element() + " has run on")));
        jdbc.sql(LATEST).param("cases", cases).query(row -> {
            Instant latest = Batch.instant(row, "latest");
            CaseId id = CaseId.of(row);
            if (latest != null && latest.minus(CLOCKS_APART).isAfter(ends.get(id))) {
                found.accept(id, row.getString("name") + " has got a row");
            }
        });
        jdbc.sql("""
                        select p.business_key_, max(a.start_time_) as latest from act_hi_procinst p
                            join act_hi_actinst a on a.proc_inst_id_ = p.id_
                        where p.business_key_ in (:cases) group by p.business_key_
                        """).param("cases", cases).query(row -> {
            Instant latest = Batch.engineInstant(row, "latest");
            CaseId id = new CaseId(row.getString("business_key_"));
            if (latest != null && latest.minus(CLOCKS_APART).isAfter(ends.get(id))) {
                found.accept(id, "a process has gone on");
            }
        });
        return violations.stream();
    }

    private static boolean endsBy(CaseClock clock, Instant end) {
        Instant stopped = clock.stoppedAt();
        Instant latest = end.plus(CLOCKS_APART);
        return stopped != null && !stopped.isAfter(latest) && !clock.startedAt().isAfter(latest);
    }

    /** When each case ended: its path a little after it was closed, for what closes it does the rest of its work then. */
    private Map<CaseId, Instant> ends(Batch batch, List<Violation> violations) {
        Map<CaseId, Instant> ends = new HashMap<>();
        for (Batch.OneCase each : batch.cases()) {
            Instant closed = each.closedAt();
            if (each.open() != (closed == null)) {
                violations.add(new Violation(
                        Invariant.NOTHING_AFTER_END,
                        each.id().value(),
                        "status and day of its end contradict each other"));
            } else if (closed != null) {
                ends.put(each.id(), closed);
            }
        }
        if (!ends.isEmpty()) {
            jdbc.sql("""
                            select business_key_, max(end_time_) as ended from act_hi_procinst
                            where business_key_ in (:cases) and proc_def_key_ = :path group by business_key_
                            """)
                    .param("cases", ends.keySet().stream().map(CaseId::value).toList())
                    .param("path", CaseVariables.PATH)
                    .query(row -> {
                        Instant ended = Batch.engineInstant(row, "ended");
                        if (ended != null) {
                            ends.merge(
                                    new CaseId(row.getString("business_key_")),
                                    ended,
                                    (one, other) -> one.isAfter(other) ? one : other);
                        }
                    });
        }
        return ends;
    }
}
