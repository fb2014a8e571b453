package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.delays.DataLabel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class CohortRunnerTest {
    private final Cohort cohort = mock(Cohort.class);
    private final CaseFile caseFile = mock(CaseFile.class);
    private final DataLabel label = mock(DataLabel.class);
    private final CohortArchive archive = mock(CohortArchive.class);
    private final DataSource database = mock(DataSource.class);

    @TempDir
    Path folder;

    @BeforeEach
    void lead() {
        when(cohort.run(any(), anyBoolean(), any())).thenReturn(new CohortRun(true, List.of(), 0));
    }

    @AfterEach
    void goOn() {
        ClockUtil.reset();
    }

    private void run() {
        new CohortRunner(
                        Parameters.with(Map.of("folder", folder.toString())),
                        cohort,
                        caseFile,
                        label,
                        archive,
                        database)
                .run(new DefaultApplicationArguments());
    }

    @Test
    void anEmptyDatabaseIsLabelledBeforeAnythingIsWrittenAndKeptWhenAllIs() {
        when(caseFile.isEmpty()).thenReturn(true);
        run();
        var order = inOrder(label, cohort, archive);
        order.verify(label).set("SIMULOITU – ei Kelan aineistoa (kesken)");
        order.verify(cohort).run(any(), anyBoolean(), any());
        order.verify(label).set("SIMULOITU – ei Kelan aineistoa");
        order.verify(archive).save(database);
    }

    @Test
    void casesThatAreNotItsOwnAreLeftAlone() {
        when(label.text()).thenReturn(Optional.empty());
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("not simulated");
        verify(label, never()).set(any());
        verify(cohort, never()).run(any(), anyBoolean(), any());
    }

    @Test
    void aRunThatWasNotFinishedIsNotTakenForOneThatWas() {
        when(label.text()).thenReturn(Optional.of("SIMULOITU – ei Kelan aineistoa (kesken)"));
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("not finished");
        verify(cohort, never()).run(any(), anyBoolean(), any());
    }

    @Test
    void aFinishedRunIsShownAgainAsOfItsLastDay() {
        when(label.text()).thenReturn(Optional.of(Comparison.LABEL));
        run();
        verify(cohort, never()).run(any(), anyBoolean(), any());
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(Cohort.END);
    }

    @Test
    void theCommandIsAskedForByItsProfile() {
        assertThat(RunCohort.isAskedBy("--spring.profiles.active=cohort")).isTrue();
        assertThat(RunCohort.isAskedBy("--spring.profiles.active=demo")).isFalse();
        assertThat(RunCohort.isAskedBy()).isFalse();
    }
}
