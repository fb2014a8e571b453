package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.delays.ClockTable;
import fi.tyokykypolku.delays.KeptForReports;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.invariants.Invariants;
import fi.tyokykypolku.sharing.Sharing;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A test told as given, when, then; each with a client of its own, on a clock of its own. At its end the clocks of each case are
 * compared with the engine's history, and what is kept for reports with the clocks.
 */
public abstract class Scenario {
    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected CaseFile caseFile;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private CaseMessages messages;

    @Autowired
    private Sharing sharing;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ClockTable clocks;

    @Autowired
    private ClockHistory clockHistory;

    @Autowired
    private Invariants invariants;

    @Autowired
    private PlatformTransactionManager transactionManager;

    protected Given given;
    protected When when;
    protected Then then;
    private Casework casework;
    private KeptForReports kept;

    @BeforeEach
    void begin() {
        kept = new KeptForReports(jdbc, clocks, transactionManager);
        casework = new Casework(engine, caseFile, directory, jdbc, messages, sharing, transactions, kept::refresh);
        given = new Given(casework);
        when = new When(casework);
        then = new Then(casework);
    }

    @AfterEach
    void end() {
        // Every story is a run of the read model too: what was kept is what the engine's history says.
        given.cases().stream()
                .filter(id -> engine.getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(id.value())
                                .count()
                        > 0)
                .filter(id -> caseFile.find(id).isPresent())
                .forEach(id -> assertThat(clocks.of(id)).as("clocks of %s", id).isEqualTo(clockHistory.of(id)));
        // What the nightly check reads holds at the end of every story.
        assertThat(invariants.of(given.cases(), caseFile.now()))
                .as("violations")
                .isEmpty();
        // And so is what reports are drawn from, whenever it was last summed up.
        given.cases().stream().filter(id -> caseFile.find(id).isPresent()).forEach(kept::isTrueOf);
        casework.cleanUp(given.cases());
    }
}
