package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.delays.DataLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.sql.DataSource;
import me.tongfei.progressbar.ProgressBar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Runs the cohort in a database of its own, once; afterwards the application shows it as of the last day of 2022. */
@Component
@Profile("cohort")
class CohortRunner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CohortRunner.class);

    /** The label while a run is not at its end. */
    private static final String UNFINISHED = Comparison.LABEL + " (kesken)";

    private final CohortParameters parameters;
    private final Cohort cohort;
    private final CaseFile caseFile;
    private final DataLabel label;
    private final CohortArchive archive;
    private final DataSource database;

    CohortRunner(
            CohortParameters parameters,
            Cohort cohort,
            CaseFile caseFile,
            DataLabel label,
            CohortArchive archive,
            DataSource database) {
        this.parameters = parameters;
        this.cohort = cohort;
        this.caseFile = caseFile;
        this.label = label;
        this.archive = archive;
        this.database = database;
    }

    /** @throws IllegalStateException when the database holds other cases, or a cohort that was not finished */
    @Override
    public void run(ApplicationArguments arguments) {
        if (isToRun()) {
            label.set(UNFINISHED);
            lead();
            label.set(Comparison.LABEL);
            archive.save(database);
        } else {
            LOG.info("The cohort has been run; delete {} to run it anew", parameters.folder());
        }
        ClockUtil.setCurrentTime(Date.from(Cohort.END));
    }

    /** Whether the database is empty: the cohort never mixes with anything else. */
    private boolean isToRun() {
        if (caseFile.isEmpty()) {
            return true;
        }
        String labelled = label.text().orElse("");
        if (labelled.equals(UNFINISHED)) {
            throw new IllegalStateException(
                    "An earlier run of the cohort was not finished; empty its database and start again");
        }
        if (!labelled.equals(Comparison.LABEL)) {
            throw new IllegalStateException(
                    "The database holds cases that are not simulated; the cohort needs one of its own");
        }
        return false;
    }

    private void lead() {
        Instant began = Instant.now();
        try (ProgressBar bar =
                new ProgressBar(Comparison.LABEL + (parameters.kela() ? "" : " (ilman Kelaa)"), Cohort.DAYS)) {
            CohortRun run = cohort.run(parameters, parameters.kela(), bar::stepTo);
            long seconds = Math.max(1, Duration.between(began, Instant.now()).toSeconds());
            LOG.info(
                    "{} clients, {} engine transactions in {} s: {} a second",
                    run.walks().size(),
                    run.transactions(),
                    seconds,
                    run.transactions() / seconds);
        }
    }
}
