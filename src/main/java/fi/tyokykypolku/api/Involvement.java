package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.directory.Organisation;
import java.util.Set;

/**
 * What a caller is to a case.
 *
 * @param user the caller's user id
 * @param organisations parties of the case, the coordinator among them, for which the caller works in the client's area
 * @param referrer whether the caller brought the referral
 */
public record Involvement(String user, CaseRecord record, Set<Organisation> organisations, boolean referrer) {
    public CaseId id() {
        return record.id();
    }

    /** Whether the caller works for a party; a referrer alone does not. */
    public boolean party() {
        return !organisations.isEmpty();
    }

    /** Whether the caller may tell what Kela has decided. */
    boolean speaksForKela() {
        return organisations.contains(Organisation.KELA) || referrer;
    }

    /** The organisation the caller speaks for: a referrer's word is filed with whoever received the referral. */
    public Organisation organisation() {
        Organisation coordinator = record.coordinator();
        if (organisations.contains(coordinator)) {
            return coordinator;
        }
        return organisations.stream().findFirst().orElseGet(record::receiver);
    }
}
