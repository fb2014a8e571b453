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

/** Lets a caller near a case, or says that there is no such case. */
@Component
public class Gate {
    private final CaseFile caseFile;
    private final Parties parties;

    Gate(CaseFile caseFile, Parties parties) {
        this.caseFile = caseFile;
        this.parties = parties;
    }

    /** @throws Refused as an unknown case, when there is none or it is not the caller's */
    public Standing open(CaseId id, Caller caller) {
        return standing(id, caller).orElseThrow(Refused::unknownCase);
    }

    private Optional<Standing> standing(CaseId id, Caller caller) {
        return caseFile.find(id)
                .map(record -> standing(record, caller))
                .filter(standing -> standing.party() || standing.referrer());
    }

    private Standing standing(CaseRecord record, Caller caller) {
        Set<Organisation> organisations = parties.servedBy(record, caller.groups());
        return new Standing(
                caller.user(), record, organisations, record.openedBy().equals(caller.user()));
    }

    /**
     * The use log outlives its case.
     *
     * @throws Refused as an unknown case, when there is none or the caller is no administrator
     */
    public void openUses(CaseId id, Caller caller) {
        if (!caller.isAdministrator() || !caseFile.isKnown(id)) {
            throw Refused.unknownCase();
        }
    }

    /** @throws Refused as an unknown case, when the caller is no administrator */
    public void openUses(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Refused.unknownCase();
        }
    }

    /** @throws Refused when the caller does not bring referrals */
    public void openToReferrer(Caller caller) {
        if (!caller.mayRefer()) {
            throw Refused.forbidden("Lähetteen voi tuoda vain lähettävä järjestelmä tai asiakastyöntekijä.");
        }
    }

    /** @throws Refused as an unknown case, when the caller neither may send a message to it nor can have sent one */
    public void openToSender(CaseId id, Caller caller) {
        if (!mayHaveSent(id, caller)) {
            throw Refused.unknownCase();
        }
    }

    /** @throws Refused as {@link #openToSender}, or when a party does not speak for Kela */
    public void openToKela(CaseId id, Caller caller) {
        openToSender(id, caller);
        if (standing(id, caller).filter(sender -> !sender.speaksForKela()).isPresent()) {
            throw Refused.forbidden("Kelan päätöksen voi ilmoittaa vain Kela tai lähetteen tuonut järjestelmä.");
        }
    }

    /**
     * The cases of a client, the first first.
     *
     * @throws Refused as an unknown case, when there is none or the caller is no administrator
     */
    public List<CaseId> openUses(PersonId person, Caller caller) {
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
    public boolean mayHaveSent(CaseId id, Caller caller) {
        return standing(id, caller).isPresent()
                || caseFile.find(id).stream()
                        .flatMap(record -> caseFile.facts(record.id()).stream())
                        .anyMatch(fact -> fact.author().equals(caller.user()));
    }
}
