package fi.tyokykypolku.casefile;

import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case without its facts.
 *
 * @param municipality code of the client's municipality, on which every worklist depends
 * @param receiver organisation type that handles the referral
 * @param coordinator organisation type that leads the whole
 * @param kelaRole Kela's role by the latest decision, {@code NONE} before the first
 * @param urgent help was needed at once when the referral came
 * @param nonDisclosure the client's municipality and address are hidden for personal safety
 * @param customershipStartedOn day from which the three authorities share by law; null before it is told
 * @param openCase the open case of the client to which this referral came as a contact; null for a case of its own
 * @param openedBy user or service account that brought the referral
 */
public record CaseRecord(
        CaseId id,
        String municipality,
        CooperationModel model,
        Organisation receiver,
        Organisation coordinator,
        Phase phase,
        CaseStatus status,
        String kelaRole,
        boolean urgent,
        boolean nonDisclosure,
        @Nullable LocalDate customershipStartedOn,
        @Nullable CaseId openCase,
        String openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {
    private static final Set<String> LEADING_ROLES = Set.of("CASE_LEAD", "PLAN_PARTY");

    /** Whether Kela leads a process of its own for the client: as case lead in the pilots' model, as a party of the plan under the Act. */
    public boolean kelaLeads() {
        return LEADING_ROLES.contains(kelaRole);
    }

    /** The same at another point of its path. */
    public CaseRecord at(Phase other, CaseStatus standing, @Nullable Instant closed) {
        return new CaseRecord(
                id,
                municipality,
                model,
                receiver,
                coordinator,
                other,
                standing,
                kelaRole,
                urgent,
                nonDisclosure,
                customershipStartedOn,
                openCase,
                openedBy,
                openedAt,
                closed);
    }
}
