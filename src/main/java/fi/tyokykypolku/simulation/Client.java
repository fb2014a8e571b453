package fi.tyokykypolku.simulation;

import fi.tyokykypolku.simulation.CohortParameters.Consent;
import fi.tyokykypolku.simulation.CohortParameters.KelaReason;
import fi.tyokykypolku.simulation.CohortParameters.Project;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client who does not exist.
 *
 * @param number from 1, in order of referral
 * @param personId with an individual number from 900 on, which nobody is given for life
 * @param application the Kela service the client will apply for, if any
 */
record Client(
        int number,
        Draws draws,
        Project project,
        String municipality,
        LocalDate referredOn,
        int age,
        String personId,
        String language,
        String referralSource,
        Consent consent,
        Set<KelaReason> reasons,
        String healthReason,
        boolean longTermUnemployed,
        @Nullable String application) {
    boolean has(KelaReason reason) {
        return reasons.contains(reason);
    }
}
