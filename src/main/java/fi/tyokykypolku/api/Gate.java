package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.Parties;
import fi.tyokykypolku.vault.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets a caller near a case, or says that there is no such case; {@link ProblemHandler} logs who was refused one that exists. */
@Component
public class Gate {
    private final CaseFile caseFile;
    private final Parties parties;

    Gate(CaseFile caseFile, Parties parties) {
        this.caseFile = caseFile;
        this.parties = parties;
    }

    /** @throws ProblemException as an unknown case, when there is none or it is not the caller's */
    public Involvement open(CaseId id, Caller caller) {
        return involvement(id, caller).orElseThrow(() -> refusal(id));
    }

    private ProblemException refusal(CaseId id) {
        return caseFile.find(id).isPresent() ? ProblemException.notTheirs(id) : ProblemException.unknownCase();
    }

    /** The caller's part in a case for a party of which the caller works; empty for anybody else. */
    public Optional<Involvement> asParty(CaseId id, Caller caller) {
        return involvement(id, caller).filter(Involvement::party);
    }

    private Optional<Involvement> involvement(CaseId id, Caller caller) {
        return caseFile.find(id)
                .map(record -> involvement(record, caller))
                .filter(involvement -> involvement.party() || involvement.referrer());
    }

    private Involvement involvement(CaseRecord record, Caller caller) {
        Set<Organisation> organisations = parties.servedBy(record, caller.groups());
        return new Involvement(
                caller.user(), record, organisations, record.openedBy().equals(caller.user()));
    }

    /**
     * The use log outlives its case.
     *
     * @throws ProblemException as an unknown case, when there is none or the caller is no administrator
     */
    public void openUses(CaseId id, Caller caller) {
        if (!caseFile.isKnown(id)) {
            throw ProblemException.unknownCase();
        }
        if (!caller.isAdministrator()) {
            throw ProblemException.notTheirs(id);
        }
    }

    /** @throws ProblemException as an unknown case, when the caller is no administrator */
    public void openUses(Caller caller) {
        if (!caller.isAdministrator()) {
            throw ProblemException.unknownCase();
        }
    }

    /** @throws ProblemException when the caller does not bring referrals */
    public void openToReferrer(Caller caller) {
        if (!caller.mayRefer()) {
            throw ProblemException.forbidden(Said.of("referrersOnly"));
        }
    }

    /** @throws ProblemException as an unknown case, when the caller neither may send a message to it nor can have sent one */
    public void openToSender(CaseId id, Caller caller) {
        if (!mayHaveSent(id, caller)) {
            throw refusal(id);
        }
    }

    /** @throws ProblemException as {@link #openToSender}, or when a party does not speak for Kela */
    public void openToKela(CaseId id, Caller caller) {
        openToSender(id, caller);
        if (involvement(id, caller).filter(sender -> !sender.speaksForKela()).isPresent()) {
            throw ProblemException.forbidden(id, Said.of("kelaOnly"));
        }
    }

    /**
     * The cases of a client, the first first.
     *
     * @throws ProblemException as an unknown case, when there is none or the caller is no administrator
     */
    public List<CaseId> openUses(PersonId person, Caller caller) {
        List<CaseId> cases = caller.isAdministrator() ? caseFile.casesOf(person) : List.of();
        if (cases.isEmpty()) {
            throw ProblemException.unknownCase();
        }
        return cases;
    }

    /**
     * Whether the caller may have sent a message to the case: the message itself may have ended the caller's part in it, as a
     * move does.
     */
    public boolean mayHaveSent(CaseId id, Caller caller) {
        return involvement(id, caller).isPresent()
                || caseFile.find(id).stream()
                        .flatMap(record -> caseFile.facts(record.id()).stream())
                        .anyMatch(fact -> fact.author().equals(caller.user()));
    }
}
