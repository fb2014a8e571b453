package fi.tyokykypolku.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.sharing.Sharing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what has happened and passes it on to the case: two steps of one transaction, in which the caller holds the case. What
 * a notice carries goes into the case file, never into the engine.
 */
@Component
public class Notices {
    private final CaseFile caseFile;
    private final CaseMessages messages;
    private final Sharing sharing;
    private final Directory directory;

    Notices(CaseFile caseFile, CaseMessages messages, Sharing sharing, Directory directory) {
        this.caseFile = caseFile;
        this.messages = messages;
        this.sharing = sharing;
        this.directory = directory;
    }

    /**
     * Ends consents and permissions.
     *
     * @param parties those it concerns; empty for all
     * @param categories categories it concerns; empty for all
     * @param via whom the client told
     * @param on the day, if known
     * @return false when nothing was in force that it would end; nothing is written then
     */
    public boolean withdrawConsent(
            CaseId id,
            Author author,
            Set<Organisation> parties,
            Set<Category> categories,
            String via,
            @Nullable LocalDate on) {
        if (!sharing.withdraw(id, parties, categories, via)) {
            return false;
        }
        write(id, author, plan("consentWithdrawnVia", via), plan("consentWithdrawnOn", text(on)));
        return true;
    }

    /** Notes that the plan is to be reviewed before its time (Act 381/2023 § 6). */
    public void requestReview(CaseId id, Author author, @Nullable String by, @Nullable String reason) {
        write(id, author, plan("reviewRequestedBy", by), plan("reviewRequestReason", reason));
    }

    /**
     * Notes where the client lives now.
     *
     * @param told code of three digits of the municipality; of one that has been joined to another the other's is noted
     * @return false when the client lives there already, unless that is a secret; nothing is written then
     */
    public boolean changeMunicipality(CaseId id, Author author, String told, @Nullable LocalDate movedOn) {
        String municipality = directory.municipality(told).code();
        CaseRecord record = caseFile.get(id);
        if (told(record, "municipality", record.municipality()).equals(municipality)) {
            // Answered like any other, or a guess would tell where the client lives.
            return Boolean.parseBoolean(told(record, "nonDisclosure", String.valueOf(record.nonDisclosure())));
        }
        write(
                id,
                author,
                entry(Category.IDENTITY, "municipality", municipality),
                entry(Category.IDENTITY, "movedOn", text(movedOn)));
        caseFile.move(id, municipality);
        return true;
    }

    // Of a contact its sender knows only what it has said itself: the open case must not speak through the answer.
    private String told(CaseRecord record, String field, String known) {
        return record.openCase() == null
                ? known
                : caseFile.value(record.id(), field).map(JsonNode::asText).orElse("");
    }

    /** Notes why the client left the service, in the fields of the form that closes the case: whoever closes it finds them filled in. */
    public void withdrawClient(CaseId id, Author author, @Nullable String reason, @Nullable LocalDate on) {
        write(id, author, plan("endSummary", reason), plan("endedOn", text(on)));
    }

    /**
     * Passes on what has been written down.
     *
     * @return false when nothing in the case waits for it; the caller then takes back what was written
     */
    public boolean pass(CaseId id, Notice notice) {
        return messages.send(id, notice.message(), Map.of());
    }

    private void write(CaseId id, Author author, Entry... entries) {
        caseFile.record(id, author, List.of(entries));
    }

    private static Entry plan(String field, @Nullable String value) {
        return entry(Category.PLAN, field, value);
    }

    private static Entry entry(Category category, String field, @Nullable String value) {
        return new Entry(category, field, value == null ? NullNode.getInstance() : TextNode.valueOf(value), false);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
