package fi.tyokykypolku.intake;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.PersonId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.Parties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets a caller near a case, or says that there is no such case. */
@Component
class Gate {
    private final CaseFile caseFile;
    private final Parties parties;
    private final Directory directory;

    Gate(CaseFile caseFile, Parties parties, Directory directory) {
        this.caseFile = caseFile;
        this.parties = parties;
        this.directory = directory;
    }

    /** @throws Refused as an unknown case, when there is none or it is not the caller's */
    Standing open(String caseId, Caller caller) {
        CaseRecord record = find(caseId).orElseThrow(Refused::unknownCase);
        Set<Organisation> organisations = parties.servedBy(record, caller.groups());
        Standing standing = new Standing(
                caller.user(), record, organisations, record.openedBy().equals(caller.user()));
        if (!standing.party() && !standing.referrer()) {
            throw Refused.unknownCase();
        }
        return standing;
    }

    /**
     * The use log outlives its case.
     *
     * @throws Refused as an unknown case, when there is none or the caller is no administrator
     */
    CaseId openUses(String caseId, Caller caller) {
        return id(caseId)
                .filter(id -> caller.isAdministrator() && caseFile.isKnown(id))
                .orElseThrow(Refused::unknownCase);
    }

    /**
     * The cases of a client, the first first.
     *
     * @throws Refused as an unknown case, when there is none or the caller is no administrator
     */
    List<CaseId> openUses(PersonId person, Caller caller) {
        List<CaseId> cases = caller.isAdministrator() ? caseFile.casesOf(person) : List.of();
        if (cases.isEmpty()) {
            throw Refused.unknownCase();
        }
        return cases;
    }

    /**
     * Whether the caller may have sent a message to the case: the message itself may have ended the caller's part in it, as a
     * move does.
     */
    boolean mayHaveSent(String caseId, Caller caller) {
        return find(caseId)
                .map(record -> record.openedBy().equals(caller.user())
                        || caseFile.everParties(record.id()).stream()
                                .map(Organisation::valueOf)
                                .anyMatch(party -> worksFor(party, caller)))
                .orElse(false);
    }

    private Optional<CaseRecord> find(String caseId) {
        return id(caseId).flatMap(caseFile::find);
    }

    private static Optional<CaseId> id(String caseId) {
        try {
            return Optional.of(new CaseId(caseId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean worksFor(Organisation organisation, Caller caller) {
        return caller.groups().stream()
                .flatMap(group -> directory.worklist(group).stream())
                .anyMatch(worklist -> worklist.organisation() == organisation);
    }
}
