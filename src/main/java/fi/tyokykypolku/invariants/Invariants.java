package fi.tyokykypolku.invariants;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.ClockAudit;
import fi.tyokykypolku.directory.Directory;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads whether the invariants of the cases hold. It writes nothing, locks nothing and needs no engine. Cases are read some at a time,
 * all of each at one moment, so that those who work meanwhile neither wait nor look like a violation.
 */
@Component
public class Invariants {
    /** Cases of a transaction. */
    static final int BATCH = 100;

    /** As long as the engine keeps its history, less a day. */
    private static final Period HISTORY = Period.ofDays(1460);

    /** Rows that name a process or a case that is not there: what each is, and the ids of such. */
    private static final Map<String, String> ORPHANS = Map.of(
            "a process of no case", """
            select e.id_ from act_ru_execution e where e.parent_id_ is null
                and not exists (select 1 from tkp_case c where c.case_id = e.business_key_)
            """,
            "a task of no process", "select t.id_ from act_ru_task t where t.proc_inst_id_ is null",
            "a job of no process", """
            select j.id_ from act_ru_job j where j.process_instance_id_ is not null
                and not exists (select 1 from act_ru_execution e where e.id_ = j.process_instance_id_)
            """,
            "a clock of no case", """
            select k.clock_id from tkp_clock k where not exists (select 1 from tkp_case c where c.case_id = k.case_id)
            """);

    private final JdbcClient jdbc;
    private final ClockAudit clocks;
    private final Places places;
    private final OpenTasks tasks;
    private final Ends ends;
    private final TransactionTemplate moment;

    public Invariants(JdbcClient jdbc, Directory directory, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clocks = new ClockAudit(jdbc, directory);
        this.places = new Places(jdbc);
        this.tasks = new OpenTasks(jdbc, directory);
        this.ends = new Ends(jdbc);
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /**
     * Reads all cases, and what belongs to none.
     *
     * @param now until when timers may be due
     * @param found is told of each violation as it is found
     * @return how many cases there are
     */
    public long check(Instant now, Consumer<Violation> found) {
        inOneMoment(this::orphans).forEach(found);
        long cases = 0;
        for (List<CaseId> batch = after(""); !batch.isEmpty(); batch = after(last(batch))) {
            List<CaseId> ids = batch;
            inOneMoment(() -> of(ids, now)).forEach(found);
            cases += batch.size();
        }
        return cases;
    }

    private List<Violation> inOneMoment(Supplier<List<Violation>> reading) {
        return Objects.requireNonNull(moment.execute(status -> reading.get()));
    }

    private static String last(List<CaseId> batch) {
        return batch.get(batch.size() - 1).value();
    }

    private List<CaseId> after(String id) {
        return jdbc.sql("select case_id from tkp_case where case_id > ? order by case_id limit " + BATCH)
                .param(id)
                .query((row, n) -> CaseId.of(row))
                .list();
    }

    /** What belongs to no case. */
    List<Violation> orphans() {
        return ORPHANS.entrySet().stream()
                .flatMap(kind -> jdbc.sql(kind.getValue()).query(String.class).list().stream()
                        .map(id -> new Violation(Invariant.NO_ORPHANS, id, kind.getKey())))
                .toList();
    }

    /** The violations in some cases, in the transaction at hand. */
    public List<Violation> of(Collection<CaseId> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Batch batch = batch(ids, now);
        return Stream.of(
                        places.violations(batch),
                        tasks.violations(batch),
                        batch.cases().stream().flatMap(Invariants::clients),
                        ends.violations(batch),
                        told(Invariant.CLOCKS_AS_HISTORY, clocks.fromHistory(batch.clocks(), now.minus(HISTORY))),
                        told(Invariant.WAITS_ADD_UP, clocks.inWaits(batch.clocks())))
                .flatMap(violations -> violations)
                .toList();
    }

    // Only of cases that are there: retention may have deleted some since they were listed.
    private Batch batch(Collection<CaseId> ids, Instant now) {
        Batch batch = Batch.read(jdbc, ids, Map.of(), now);
        return batch.with(
                clocks.clocks(batch.cases().stream().map(Batch.OneCase::id).toList()));
    }

    private static Stream<Violation> told(Invariant invariant, List<ClockAudit.Difference> differences) {
        return differences.stream()
                .map(each -> new Violation(invariant, each.id().value(), each.what() + ", " + each.clock()));
    }

    private static Stream<Violation> clients(Batch.OneCase one) {
        boolean mustBeFound = one.open() && !one.contact();
        return Stream.of(
                        one.ownedByClient() ? "" : "it is not kept whose case it is",
                        one.found() == mustBeFound
                                ? ""
                                : mustBeFound ? "its client does not find it" : "its client finds it as an open case")
                .filter(what -> !what.isEmpty())
                .map(what -> new Violation(Invariant.NO_ORPHANS, one.id().value(), what));
    }
}
