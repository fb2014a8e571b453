package fi.tyokykypolku.casework;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseMessages;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.sharing.Sharing;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A test told as given, when, then; each with a client of its own, on a clock of its own. */
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

    protected Given given;
    protected When when;
    protected Then then;
    private Casework casework;

    @BeforeEach
    void begin() {
        casework = new Casework(engine, caseFile, directory, jdbc, messages, sharing, transactions);
        given = new Given(casework);
        when = new When(casework);
        then = new Then(casework);
    }

    @AfterEach
    void end() {
        casework.cleanUp(given.cases());
    }
}
