package fi.tyokykypolku.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.Vault;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes referrals in, each once, through the same door as the start form. */
@Component
class Referrals {
    private static final String PATH = CaseVariables.PATH;

    private final CaseFile caseFile;
    private final Engine engine;
    private final Gate gate;
    private final Directory directory;
    private final UseLog log;
    private final Attempts attempts;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    Referrals(
            CaseFile caseFile,
            Engine engine,
            Gate gate,
            Directory directory,
            UseLog log,
            Attempts attempts,
            JdbcClient jdbc,
            Vault vault,
            ObjectMapper json) {
        this.caseFile = caseFile;
        this.engine = engine;
        this.gate = gate;
        this.directory = directory;
        this.log = log;
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /**
     * @param created false when the case was there from an earlier, equal referral
     * @param openCase the client's open case to which the referral is a contact, for a caller who works for a party of it
     */
    record Receipt(CaseId caseId, boolean created, @Nullable CaseId openCase) {
        Receipt with(@Nullable CaseId open) {
            return new Receipt(caseId, created, open);
        }
    }

    /**
     * Opens a case, or finds the one that the same referral opened. Whether the client had an open case is told to its parties only.
     */
    Receipt take(Referral referral, Caller caller) {
        return attempts.of(() -> {
            Receipt receipt = earlier(referral, caller).orElseGet(() -> open(referral, caller));
            return receipt.with(openCase(receipt.caseId(), caller));
        });
    }

    private @Nullable CaseId openCase(CaseId contact, Caller caller) {
        CaseId open = caseFile.find(contact).map(CaseRecord::openCase).orElse(null);
        return open == null
                ? null
                : gate.asParty(open, caller)
                        .map(party -> {
                            log(party);
                            return open;
                        })
                        .orElse(null);
    }

    private void log(Involvement party) {
        CaseRecord record = party.record();
        log.record(new Use(
                record.id(),
                party.user(),
                party.organisation(),
                directory.worklist(party.organisation(), record.municipality()).id(),
                List.of(),
                Use.purpose(record.phase()),
                Use.Channel.API,
                Use.Event.READ,
                "POST /api/referrals"));
    }

    private Receipt open(Referral referral, Caller caller) {
        CaseId id = submit(referral);
        jdbc.sql("""
                        insert into tkp_referral (referral_id, case_id, referrer, received_at, content_hash)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(referral.referralId(), id.value(), caller.user())
                .param(caseFile.now().atOffset(ZoneOffset.UTC))
                // Keyed, for a code can be guessed.
                .param(vault.seal(text(referral), place(id)))
                .update();
        return new Receipt(id, true, null);
    }

    private CaseId submit(Referral referral) {
        try {
            return engine.asSystem(processEngine -> {
                String definition = processEngine
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PATH)
                        .latestVersion()
                        .singleResult()
                        .getId();
                return Engine.caseOf(processEngine.getFormService().submitStartForm(definition, values(referral)));
            });
        } catch (InvalidForm e) {
            throw new InvalidRequest(e.errors().stream()
                    .map(error -> new FieldError(Referral.name(error.field()), error.message()))
                    .toList());
        }
    }

    /** A sender may not know yet that a municipality has been joined to another, as a form does. */
    private Map<String, Object> values(Referral referral) {
        Map<String, Object> values = new HashMap<>(referral.values());
        values.put(CaseFile.MUNICIPALITY, today(referral.client().municipality()));
        return values;
    }

    private String today(String municipality) {
        return directory.municipality(municipality).code();
    }

    private Optional<Receipt> earlier(Referral referral, Caller caller) {
        return jdbc.sql("select case_id, content_hash from tkp_referral where referrer = ? and referral_id = ?")
                .params(caller.user(), referral.referralId())
                .query((row, n) -> {
                    CaseId id = CaseId.of(row);
                    String content = row.getString("content_hash");
                    // Of one from before there were hashes nothing more is known.
                    if (content != null && !vault.wasSealed(text(referral), place(id), content)) {
                        throw inUse();
                    }
                    return new Receipt(id, false, null);
                })
                .optional();
    }

    private static String place(CaseId id) {
        return id + "/referral";
    }

    /** However it was spelled: what the form gets, in one order. */
    private String text(Referral referral) {
        try {
            return json.writeValueAsString(new TreeMap<>(referral.values()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A referral cannot be written as JSON", e);
        }
    }

    private static ProblemException inUse() {
        return ProblemException.conflict("referral-id-in-use", new Sentences("intake").say("referralIdInUse"));
    }
}
