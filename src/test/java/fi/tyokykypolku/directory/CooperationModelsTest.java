package fi.tyokykypolku.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CooperationModelsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemDefaultZone)
            .withUserConfiguration(Directory.class);

    @Test
    void followTheTableByDefault() {
        application.run(context ->
                assertThat(context.getBean(Directory.class).modelOf("837")).isEqualTo(CooperationModel.TYM_2025));
    }

    @Test
    void areOverriddenByCounty() {
        application
                .withPropertyValues("tyokykypolku.cooperation-models.08=PILOT_2021")
                .run(context -> assertThat(context.getBean(Directory.class).modelOf("837"))
                        .isEqualTo(CooperationModel.PILOT_2021));
    }

    @Test
    void anUnknownCountyStopsTheStart() {
        application
                .withPropertyValues("tyokykypolku.cooperation-models.22=PILOT_2021")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("tyokykypolku.cooperation-models")
                        .hasMessageContaining("tuntematon hyvinvointialueen koodi 22")
                        .hasMessageContaining("01, 02"));
    }

    @Test
    void aCodeThatYamlTookForANumberStopsTheStart() {
        application
                .withPropertyValues("tyokykypolku.cooperation-models.7=PILOT_2021")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("tuntematon hyvinvointialueen koodi 7;")
                        .hasMessageContaining("lainausmerkeissä"));
    }

    @Test
    void anEmptyModelMeansTheTable() {
        application
                .withPropertyValues("tyokykypolku.cooperation-models.08=")
                .run(context -> assertThat(context.getBean(Directory.class).modelOf("837"))
                        .isEqualTo(CooperationModel.TYM_2025));
    }

    @Test
    void anUnknownModelStopsTheStart() {
        application
                .withPropertyValues("tyokykypolku.cooperation-models.08=OWN")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("OWN"));
    }
}
