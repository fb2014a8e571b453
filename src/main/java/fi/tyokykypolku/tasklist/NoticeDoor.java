package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.Submission;
import fi.tyokykypolku.notice.Notice;
import fi.tyokykypolku.notice.Notices;
import fi.tyokykypolku.sharing.Parties;
import fi.tyokykypolku.texts.Sentences;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door for what a caseworker tells of a case that is under way: a party of the case may, and nobody else learns that it is. */
@Component
class NoticeDoor {
    private static final Sentences SENTENCES = new Sentences("tasklist");
    private static final String CASE = "noticeCase";
    private static final String WAIT = "WAIT";

    private final CaseFile caseFile;
    private final Parties parties;
    private final Notices notices;

    NoticeDoor(CaseFile caseFile, Parties parties, Notices notices) {
        this.caseFile = caseFile;
        this.parties = parties;
        this.notices = notices;
    }

    /**
     * Writes a notice into the case file; a wait leaves nothing there.
     *
     * @param groups the user's groups
     * @return the case it is about, and which of its organisations tells it
     * @throws InvalidForm naming what cannot be
     * @throws CaseOfOthers when the case is not the user's; its answer has the words for an unknown case
     */
    Written write(FormSchema form, Submission told, String user, Collection<String> groups) {
        CaseRecord record = find(told.text(CASE)).orElseThrow(() -> rejected(form, CASE, SENTENCES.say("noCase")));
        Set<Organisation> organisations = parties.servedBy(record, groups);
        if (organisations.isEmpty()) {
            throw new CaseOfOthers(record.id(), rejected(form, CASE, SENTENCES.say("noCase")));
        }
        CaseId id = record.id();
        caseFile.lock(id);
        if (!caseFile.get(id).status().open()) {
            throw rejected(form, CASE, SENTENCES.say("closed"));
        }
        Organisation coordinator = record.coordinator();
        Organisation organisation = organisations.contains(coordinator)
                ? coordinator
                : organisations.iterator().next();
        Author author = new Author(user, organisation, form.id());
        String notice = told.text(CaseVariables.NOTICE.name());
        if (notice.equals(WAIT)) {
            // It turns the clocks, and tells nothing of the client.
            return new Written(id, organisation);
        }
        switch (Notice.valueOf(notice)) {
            case CONSENT_WITHDRAWN -> withdrawConsent(form, told, id, author);
            case REVIEW_REQUESTED ->
                notices.requestReview(id, author, text(told, "reviewRequestedBy"), text(told, "reviewRequestReason"));
            case MUNICIPALITY_CHANGED -> {
                if (!notices.changeMunicipality(id, author, told.text("municipality"), day(told, "movedOn"))) {
                    throw rejected(form, "municipality", SENTENCES.say("sameMunicipality"));
                }
            }
            case CLIENT_WITHDREW -> notices.withdrawClient(id, author, text(told, "endSummary"), day(told, "endedOn"));
        }
        return new Written(id, organisation);
    }

    /** Which case a notice is about, and which of its organisations tells it. */
    record Written(CaseId id, Organisation by) {}

    private void withdrawConsent(FormSchema form, Submission told, CaseId id, Author author) {
        Set<Organisation> withdrawnParties = items(told, "withdrawnParties").stream()
                .map(Organisation::valueOf)
                .collect(Collectors.toSet());
        Set<Category> categories = items(told, "withdrawnCategories").stream()
                .map(Category::valueOf)
                .collect(Collectors.toSet());
        boolean inPart = told.text("withdrawalScope").equals("PART");
        if (inPart && withdrawnParties.isEmpty() && categories.isEmpty()) {
            throw rejected(form, "withdrawnParties", SENTENCES.say("withdrawWhat"));
        }
        if (!notices.withdrawConsent(
                id,
                author,
                withdrawnParties,
                categories,
                author.organisation().name(),
                day(told, "consentWithdrawnOn"))) {
            throw rejected(form, CaseVariables.NOTICE.name(), SENTENCES.say("nothingInForce"));
        }
    }

    private Optional<CaseRecord> find(String written) {
        return CaseId.parse(written.toUpperCase(Locale.ROOT)).flatMap(caseFile::find);
    }

    private static InvalidForm rejected(FormSchema form, String field, String message) {
        return new InvalidForm(List.of(new InvalidForm.Fault(field, form.name(field), message)));
    }

    private static @Nullable String text(Submission told, String field) {
        return Optional.ofNullable(told.values().get(field))
                .filter(value -> !value.isNull())
                .map(value -> value.asText())
                .orElse(null);
    }

    private static @Nullable LocalDate day(Submission told, String field) {
        String day = text(told, field);
        return day == null ? null : LocalDate.parse(day);
    }

    private static Set<String> items(Submission told, String field) {
        return Optional.ofNullable(told.values().get(field)).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(item -> item.asText())
                .collect(Collectors.toSet());
    }
}
