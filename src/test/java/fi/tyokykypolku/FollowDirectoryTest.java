package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.notice.FollowDirectory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases under way when a municipality is joined to another, or changes its area. */
@ProcessTest
class FollowDirectoryTest extends Scenario {
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Autowired
    private FollowDirectory followDirectory;

    @Test
    void aCaseFollowsTheMunicipalityThatTakesOver() {
        given.today(NEW_YEARS_EVE).aClientIn(Area.HARTOLA);
        CaseId id = given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        followDirectory.run();
        then.openAre(
                "assessEmployment@employment31",
                "assessSocial@social09",
                "assessHealth@health09",
                "assessBenefits@kela01");

        given.today(NEW_YEAR);
        followDirectory.run();
        then.passed("municipalityChanged", "moveCase", "caseMoved");
        then.openAre(
                "assessEmployment@employment06",
                "assessSocial@social15",
                "assessHealth@health15",
                "assessBenefits@kela03");
        then.social.hasUnassigned("assessSocial");
        then.social.isUnnamed();
        assertThat(caseFile.get(id).municipality()).isEqualTo("172");
    }

    @Test
    void aCaseIsToldOnce() {
        given.today(NEW_YEARS_EVE).aClientIn(Area.HARTOLA);
        given.aCaseAt("assessSocial");
        given.today(NEW_YEAR);
        followDirectory.run();
        followDirectory.run();
        assertThat(then.times("moveCase")).isEqualTo(1);
    }

    @Test
    void onlyWhoseAreaChangesLetsGo() {
        given.today(NEW_YEARS_EVE).aClientIn(Area.SYSMA);
        given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        given.today(NEW_YEAR);
        followDirectory.run();
        then.openAre(
                "assessEmployment@employment19",
                "assessSocial@social09",
                "assessHealth@health09",
                "assessBenefits@kela01");
        then.social.isNamed("social09worker");
        then.employment.isUnnamed();
    }

    @Test
    void othersAreLeftAlone() {
        given.today(NEW_YEARS_EVE).aCaseAt("assessSocial");
        given.today(NEW_YEAR);
        followDirectory.run();
        assertThat(then.times("moveCase")).isZero();
    }
}
