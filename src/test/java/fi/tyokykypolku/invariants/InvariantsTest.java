package fi.tyokykypolku.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.delays.ClockHistory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is changed past the application, the check finds it; that it finds nothing else, the end of every scenario tells. */
@ProcessTest
class InvariantsTest extends Scenario {
    @Autowired
    private Invariants check;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ClockHistory history;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ONE_PLACE         | update act_ru_execution set act_id_ = 'closeCase' where business_key_ = ?
            ONE_PLACE         | update act_ru_execution set act_id_ = null where proc_inst_id_ in (select i.id_ from act_ru_execution i where i.business_key_ = ?)
            TASKS_LAID        | delete from act_ru_identitylink where task_id_ in (TASKS)
            TASKS_LAID        | insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) select concat('b', id_), 1, 'kela05', 'candidate', id_ from act_ru_task where id_ in (TASKS)
            TASKS_LAID        | update act_ru_identitylink set group_id_ = 'nobody' where task_id_ in (TASKS) and type_ = 'candidate'
            TASKS_LAID        | update act_ru_task set due_date_ = null where id_ in (TASKS)
            TASKS_LAID        | update act_ru_task set follow_up_date_ = null where id_ in (TASKS)
            TASKS_LAID        | delete from tkp_clock where task and stopped_at is null and case_id = ?
            TASKS_LAID        | update tkp_clock set stopped_at = started_at, done = true where task and stopped_at is null and case_id = ?
            TASKS_LAID        | delete from act_ru_job where process_instance_id_ in (select proc_inst_id_ from act_ru_task where id_ in (TASKS))
            NO_ORPHANS        | delete from tkp_client where case_id = ?
            NO_ORPHANS        | update tkp_case set open_person_hash = null where case_id = ?
            NO_ORPHANS        | update tkp_clock set stopped_at = null, done = null where task and stopped_at is not null and case_id = ?
            NOTHING_AFTER_END | update tkp_case set closed_at = opened_at where case_id = ?
            CLOCKS_AS_HISTORY | delete from tkp_clock where stopped_at is not null and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set clock_id = concat('b', clock_id) where not task and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set element = 'checkReferral' where stopped_at is null and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set due_at = due_at + interval '1' second where task and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set remind_at = remind_at - interval '1' day where task and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set started_at = started_at - interval '2' minute where not task and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set stopped_at = stopped_at + interval '1' hour where stopped_at is not null and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set done = false where stopped_at is not null and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set worklist = 'kela05' where task and case_id = ?
            CLOCKS_AS_HISTORY | update tkp_clock set delay_reason = 'WORKLOAD' where case_id = ?
            CLOCKS_AS_HISTORY | update tkp_wait set waiting_on = 'CLIENT' where clock_id in (select clock_id from tkp_clock where case_id = ?)
            CLOCKS_AS_HISTORY | delete from act_hi_taskinst where id_ in (TASKS)
            WAITS_ADD_UP      | update tkp_clock set waited_person = waited_person + 1 where stopped_at is not null and case_id = ?
            WAITS_ADD_UP      | update tkp_clock set waited_client = 1 where stopped_at is not null and case_id = ?
            WAITS_ADD_UP      | update tkp_wait set since = since + interval '1' second where clock_id in (select clock_id from tkp_clock where case_id = ?)
            WAITS_ADD_UP      | delete from tkp_wait where clock_id in (select clock_id from tkp_clock where stopped_at is null and task and case_id = ?)
            """)
    void whatIsChangedInAnOpenCaseIsFound(Invariant broken, String change) {
        CaseId id = given.aCaseAt("assessHealth");
        when.health.claims("assessHealth");
        assertThat(afterwards(change, id)).contains(broken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOTHING_AFTER_END | update tkp_case set closed_at = null where case_id = ?
            NOTHING_AFTER_END | update tkp_case set status = 'IN_PROGRESS' where case_id = ?
            ONE_PLACE         | update tkp_case set status = 'IN_PROGRESS' where case_id = ?
            NO_ORPHANS        | update tkp_case set open_person_hash = 'again' where case_id = ?
            NOTHING_AFTER_END | update tkp_clock set stopped_at = null, done = null where case_id = ?
            NOTHING_AFTER_END | update tkp_clock set stopped_at = stopped_at + interval '1' day where case_id = ?
            NOTHING_AFTER_END | update tkp_fact set recorded_at = recorded_at + interval '400' day where case_id = ?
            NOTHING_AFTER_END | update tkp_milestone set recorded_at = recorded_at + interval '400' day where case_id = ?
            NOTHING_AFTER_END | update tkp_explanation set decided_at = decided_at + interval '400' day where case_id = ?
            NOTHING_AFTER_END | update tkp_party set since = since + interval '400' day where case_id = ?
            NOTHING_AFTER_END | update tkp_named_person set since = since + interval '400' day where case_id = ?
            NOTHING_AFTER_END | update act_hi_actinst set start_time_ = dateadd('day', 400, start_time_) where proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = ?)
            NOTHING_AFTER_END | insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, suspension_state_) select concat('b', id_), 1, concat('b', id_), concat('b', id_), business_key_, proc_def_id_, 1 from act_hi_procinst where super_process_instance_id_ is null and business_key_ = ?
            """)
    void whatIsChangedInACaseThatHasEndedIsFound(Invariant broken, String change) {
        CaseId id = given.aCaseAt("contactClient");
        when.theClientWithdraws();
        when.theCaseReaches("closeCase");
        when.employment.completes("closeCase");
        assertThat(caseFile.get(id).status().open()).isFalse();
        assertThat(afterwards(change, id)).contains(broken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a process of no case | update act_ru_execution set business_key_ = 'TKP-2020-000001' where parent_id_ is null and business_key_ = ?
            a process of no case | update act_ru_execution set business_key_ = null where parent_id_ is null and business_key_ = ?
            a task of no process | update act_ru_task set proc_inst_id_ = null where id_ in (TASKS)
            a job of no process  | update act_ru_job set process_instance_id_ = 'b' where process_instance_id_ in (select id_ from act_ru_execution where business_key_ = ?)
            a clock of no case   | update tkp_clock set case_id = 'TKP-2020-000001' where case_id = ?
            """)
    void whatBelongsToNothingIsFound(String what, String change) {
        CaseId id = given.aCaseAt("checkReferral");
        List<String> before = orphans().toList();
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            change(change, id);
            assertThat(orphans().filter(orphan -> !before.contains(orphan)))
                    .isNotEmpty()
                    .allMatch(orphan -> orphan.endsWith(what));
        });
    }

    private Stream<String> orphans() {
        return check.orphans().stream().map(Violation::toString);
    }

    @Test
    void aCaseWhoseHistoryTheEngineHasForgottenIsNoViolation() {
        CaseId id = given.aCaseAt("contactClient");
        when.theClientWithdraws();
        when.theCaseReaches("closeCase");
        when.employment.completes("closeCase");
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            change(
                    "delete from act_hi_taskinst where proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = ?)",
                    id);
            change(
                    "delete from act_hi_actinst where proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = ?)",
                    id);
            assertThat(check.of(List.of(id), caseFile.now())).isNotEmpty();
            assertThat(check.of(List.of(id), caseFile.now().plus(java.time.Duration.ofDays(1461))))
                    .isEmpty();
        });
    }

    /** The engine's log of who has a task comes some milliseconds after its beginning. */
    @Test
    void clocksThatAreDrawnAnewHold() {
        CaseId id = given.aCaseAt("assessHealth");
        when.health.claims("assessHealth");
        assertThat(jdbc.sql("update act_hi_identitylink set timestamp_ = dateadd('millisecond', 133, timestamp_)")
                        .update())
                .isPositive();
        history.rebuild(id);
        assertThat(check.of(List.of(id), caseFile.now())).isEmpty();
    }

    private List<Invariant> afterwards(String change, CaseId id) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            assertThat(check.of(List.of(id), caseFile.now())).isEmpty();
            change(change, id);
            return check.of(List.of(id), caseFile.now()).stream()
                    .map(Violation::invariant)
                    .toList();
        });
    }

    private void change(String sql, CaseId id) {
        String tasks = "select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                + " where e.business_key_ = ?";
        assertThat(jdbc.sql(sql.replace("TASKS", tasks)).param(id.value()).update())
                .as(sql)
                .isPositive();
    }
}
