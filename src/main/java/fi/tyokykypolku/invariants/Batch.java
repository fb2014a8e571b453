package fi.tyokykypolku.invariants;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.delays.CaseClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some cases as they are at one moment.
 *
 * @param now until when timers may be due
 */
record Batch(List<OneCase> cases, List<Running> running, Map<CaseId, List<CaseClock>> clocks, Instant now) {
    /**
     * A case.
     *
     * @param ownedByClient whether it is kept whose case it is
     * @param found whether its client finds it as the open case
     * @param contact whether it is a contact to another case
     */
    record OneCase(
            CaseId id,
            CaseStatus status,
            boolean ownedByClient,
            boolean found,
            boolean contact,
            @Nullable Instant closedAt) {
        boolean open() {
            return status.open();
        }
    }

    /** A process instance that runs for a case. */
    record Running(String id, CaseId caseId, String process, String definition) {}

    static Batch read(JdbcClient jdbc, Collection<CaseId> ids, Map<CaseId, List<CaseClock>> clocks, Instant now) {
        List<String> cases = ids.stream().map(CaseId::value).toList();
        return new Batch(
                jdbc.sql("""
                                select c.case_id, c.status, c.open_person_hash is not null as found,
                                    c.open_case is not null as contact, c.closed_at,
                                    exists (select 1 from tkp_client n where n.case_id = c.case_id) as owned
                                from tkp_case c where c.case_id in (:cases)
                                """)
                        .param("cases", cases)
                        .query((row, n) -> new OneCase(
                                CaseId.of(row),
                                CaseStatus.valueOf(row.getString("status")),
                                row.getBoolean("owned"),
                                row.getBoolean("found"),
                                row.getBoolean("contact"),
                                instant(row, "closed_at")))
                        .list(),
                jdbc.sql("""
                                select e.id_, e.business_key_, d.key_, e.proc_def_id_ from act_ru_execution e
                                    join act_re_procdef d on d.id_ = e.proc_def_id_
                                where e.business_key_ in (:cases) and e.parent_id_ is null
                                """)
                        .param("cases", cases)
                        .query((row, n) -> new Running(
                                row.getString("id_"),
                                new CaseId(row.getString("business_key_")),
                                row.getString("key_"),
                                row.getString("proc_def_id_")))
                        .list(),
                clocks,
                now);
    }

    /** The same with the clocks of its cases. */
    Batch with(Map<CaseId, List<CaseClock>> theirs) {
        return new Batch(cases, running, theirs, now);
    }

    List<String> ids() {
        return cases.stream().map(each -> each.id().value()).toList();
    }

    /** A moment of a column of the application, or null. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** A moment of a column of the engine, which keeps times without a zone, in that of the process; or null. */
    static @Nullable Instant engineInstant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
