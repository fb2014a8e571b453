package fi.tyokykypolku.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.kela.BenefitDecisions;
import fi.tyokykypolku.notice.Notice;
import fi.tyokykypolku.notice.Notices;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.vault.Vault;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings to a case what happened outside. Facts, grants and the message to the path are written together or not at all; what a
 * message carries goes into the case file, never into the engine.
 */
@Component
class Messages {
    private static final Sentences SENTENCES = new Sentences("intake");

    private final CaseFile caseFile;
    private final CaseMessages path;
    private final Notices notices;
    private final BenefitDecisions decisions;
    private final Gate gate;
    private final Attempts attempts;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    Messages(
            CaseFile caseFile,
            CaseMessages path,
            Notices notices,
            BenefitDecisions decisions,
            Gate gate,
            Attempts attempts,
            JdbcClient jdbc,
            Vault vault,
            ObjectMapper json) {
        this.caseFile = caseFile;
        this.path = path;
        this.notices = notices;
        this.decisions = decisions;
        this.gate = gate;
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** @param repeated whether the message had arrived before */
    record Receipt(CaseId caseId, boolean repeated) {}

    Receipt withdrawConsent(CaseId id, Caller caller, ConsentWithdrawal message) {
        return accept("consent-withdrawals", id, caller, message, sender -> {
            Set<Organisation> parties = message.parties() == null ? Set.of() : Set.copyOf(message.parties());
            Set<Category> categories = message.categories() == null ? Set.of() : Set.copyOf(message.categories());
            if (!notices.withdrawConsent(
                    sender.id(),
                    author(sender, "consent-withdrawals"),
                    parties,
                    categories,
                    message.via(),
                    message.withdrawnOn())) {
                throw ProblemException.conflict("nothing-in-force", SENTENCES.say("nothingInForce"));
            }
            pass(sender, Notice.CONSENT_WITHDRAWN);
        });
    }

    Receipt requestReview(CaseId id, Caller caller, ReviewRequest message) {
        return accept("review-requests", id, caller, message, sender -> {
            notices.requestReview(
                    sender.id(), author(sender, "review-requests"), message.requestedBy(), message.reason());
            pass(sender, Notice.REVIEW_REQUESTED);
        });
    }

    Receipt changeMunicipality(CaseId id, Caller caller, MunicipalityChange message) {
        return accept("municipality-changes", id, caller, message, sender -> {
            if (!notices.changeMunicipality(
                    sender.id(), author(sender, "municipality-changes"), message.municipality(), message.movedOn())) {
                throw ProblemException.conflict("same-municipality", SENTENCES.say("sameMunicipality"));
            }
            pass(sender, Notice.MUNICIPALITY_CHANGED);
        });
    }

    Receipt decideByKela(CaseId id, Caller caller, KelaDecisionNotice message) {
        return accept("kela-decisions", id, caller, message, sender -> {
            if (sender.record().status() != CaseStatus.IN_PROGRESS) {
                throw ProblemException.conflict("not-awaited", SENTENCES.say("notTaken"));
            }
            if (!decisions.record(sender.id(), caller.user(), "kela-decisions", message.told())) {
                throw ProblemException.conflict("already-told", SENTENCES.say("alreadyTold"));
            }
            send(sender, "kelaDecisionReceived", "noMoreDecisions");
        });
    }

    Receipt askKela(CaseId id, Caller caller, KelaQuestion message) {
        return accept("kela-questions", id, caller, message, sender -> {
            caseFile.record(
                    sender.id(),
                    author(sender, "kela-questions"),
                    List.of(new Entry(
                            Category.BENEFITS, "questionToKela", TextNode.valueOf(message.question()), true)));
            send(sender, "kelaQuestionAsked", "noMoreQuestions");
        });
    }

    Receipt withdrawClient(CaseId id, Caller caller, ClientWithdrawal message) {
        return accept("client-withdrawals", id, caller, message, sender -> {
            notices.withdrawClient(
                    sender.id(), author(sender, "client-withdrawals"), message.reason(), message.withdrewOn());
            pass(sender, Notice.CLIENT_WITHDREW);
        });
    }

    private Receipt accept(String kind, CaseId id, Caller caller, Message message, Consumer<Involvement> work) {
        return attempts.of(() -> {
            if (arrivedBefore(kind, id, caller, message)) {
                return new Receipt(id, true);
            }
            Involvement sender = gate.open(id, caller);
            caseFile.lock(sender.id());
            CaseRecord record = caseFile.get(sender.id());
            if (!record.status().open()) {
                // The open case takes no word from whoever has only brought a contact.
                throw record.openCase() != null
                        ? ProblemException.conflict("not-awaited", SENTENCES.say("notAwaited"))
                        : ProblemException.conflict("case-closed", SENTENCES.say("closed"));
            }
            note(kind, sender.id(), caller.user(), message);
            work.accept(sender);
            return new Receipt(id, false);
        });
    }

    private boolean arrivedBefore(String kind, CaseId id, Caller caller, Message message) {
        if (message.messageId() == null) {
            return false;
        }
        Optional<String> earlier = jdbc.sql("select content_hash from tkp_message where sender = ? and message_id = ?")
                .params(caller.user(), message.messageId())
                .query(String.class)
                .optional();
        if (earlier.isEmpty() || !gate.mayHaveSent(id, caller)) {
            return false;
        }
        if (!vault.wasSealed(text(message), place(kind, id), earlier.get())) {
            throw inUse();
        }
        return true;
    }

    private void note(String kind, CaseId id, String sender, Message message) {
        if (message.messageId() != null) {
            jdbc.sql("""
                            insert into tkp_message (sender, message_id, case_id, kind, content_hash, received_at)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(sender, message.messageId(), id.value(), kind)
                    // Keyed, for a day or a code can be guessed.
                    .param(vault.seal(text(message), place(kind, id)))
                    .param(caseFile.now().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static String place(String kind, CaseId id) {
        return id + "/" + kind;
    }

    private String text(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message cannot be written as JSON", e);
        }
    }

    private static Author author(Involvement sender, String source) {
        return new Author(sender.user(), sender.organisation(), source);
    }

    private void pass(Involvement sender, Notice notice) {
        if (!notices.pass(sender.id(), notice)) {
            throw ProblemException.conflict("not-awaited", notice.notAwaited());
        }
    }

    private void send(Involvement sender, String message, String otherwise) {
        if (!path.send(sender.id(), message, Map.of())) {
            throw ProblemException.conflict("not-awaited", SENTENCES.say(otherwise));
        }
    }

    private static ProblemException inUse() {
        return ProblemException.conflict("message-id-in-use", SENTENCES.say("messageIdInUse"));
    }

    private static List<String> names(@Nullable List<Organisation> organisations) {
        return organisations == null
                ? List.of()
                : organisations.stream().map(Enum::name).distinct().toList();
    }
}
