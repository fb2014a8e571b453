package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.kela.KelaDecision;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.plan.Action;
import fi.tyokykypolku.plan.Action.Field;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.vault.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The heading of every form, as Markdown: who the client is, where the case stands, why Kela is or is not involved, what is known. Its
 * sections, each under a heading of the third level, are folded by Tasklist; what stands before the first of them is always seen.
 */
@Component
class CaseSummary {
    private static final Sentences SENTENCES = new Sentences("heading");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.");
    private static final int NEWS = 6;
    private static final String LANGUAGE = "preferredLanguage";
    private static final String INTERPRETER = "interpreterNeeded";

    private final CaseFile caseFile;
    private final Directory directory;
    private final Deadlines deadlines;
    private final ModelTexts texts;

    CaseSummary(CaseFile caseFile, Directory directory, Deadlines deadlines, ModelTexts texts) {
        this.caseFile = caseFile;
        this.directory = directory;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    /**
     * A user's look at a case.
     *
     * @param last the newest fact that was there when the user looked before; empty for the first time
     */
    record Look(String user, OptionalLong last) {
        /** Whether a fact has been told by somebody else since the last look. */
        boolean isNew(Fact fact) {
            return last.isPresent()
                    && fact.id() > last.getAsLong()
                    && !fact.author().equals(user);
        }
    }

    /**
     * The heading for one organisation, as the case stands now, in the language of whoever asks.
     *
     * @param facts all of the case, oldest first
     * @param forms where the fields and their choices get their names from
     */
    String of(Door door, List<Fact> facts, Map<String, FormSchema> forms, Look look) {
        CaseRecord record = door.record();
        CaseId id = record.id();
        Map<String, Fact> visible = new LinkedHashMap<>();
        door.visible(facts).forEach(fact -> visible.put(key(fact), fact));
        Map<String, JsonNode> known = newest(visible.values());
        FactNames names = new FactNames(new TreeMap<>(forms));
        Lines lines = new Lines();
        lines.paragraph("## " + client(record, known));
        lines.paragraph(say(
                "case",
                id,
                texts.say(record.phase().label()),
                record.coordinator().name(Language.ofReader()),
                moment(caseFile.now())));
        needs(record, known, names, lines);
        if (record.openCase() != null) {
            lines.paragraph("**%s**".formatted(say("contact", record.openCase())));
        }
        news(visible.values(), names, look, lines);
        if (door.takesPart()) {
            lines.paragraph(say("named", namedPersons(id)));
        }
        // In a window of its own, for a form half filled in would be left behind.
        if (known.containsKey("consentGiven")) {
            lines.paragraph(link("/api/cases/%s/consent".formatted(id), say("printConsent")));
        }
        if (known.containsKey("planDraftedBy")) {
            lines.paragraph(link("/api/cases/%s/plan".formatted(id), say("printPlan")));
        }
        Plan plan = Plan.of(visible.values());
        lastDaysToApply(plan, names, lines);
        if (door.takesPart()) {
            Predicate<Reason> mayKnow = Sharing.drawnFrom(visible.values());
            List<Explanation> explanations = caseFile.explanations(id);
            kela(explanations, record, mayKnow, lines);
            toFindOut(last(explanations, KelaDecision.TO_FIND_OUT), mayKnow, lines);
            decision(last(explanations, "supportTrack"), say("track"), mayKnow, lines);
        }
        actions(plan, names, lines);
        facts(facts, visible.values(), names, look, lines);
        return lines.toString();
    }

    /** Lines of Markdown. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();

        void add(String line) {
            lines.add(line);
        }

        void paragraph(String text) {
            add(text);
            add("");
        }

        @Override
        public String toString() {
            return String.join("\n", lines);
        }
    }

    private static String say(String key, Object... about) {
        return SENTENCES.say(key, about);
    }

    private static String link(String target, String text) {
        return "<a href=\"%s\" target=\"_blank\">%s</a>".formatted(target, text);
    }

    /** What the very next step has to reckon with. */
    private static void needs(CaseRecord record, Map<String, JsonNode> known, FactNames names, Lines lines) {
        List<String> needs = new ArrayList<>();
        if (record.urgent()) {
            needs.add("**%s**".formatted(say("urgent")));
        }
        if (known.containsKey(LANGUAGE)) {
            needs.add(say("language", names.of(known, LANGUAGE)));
        }
        JsonNode interpreter = known.get(INTERPRETER);
        if (interpreter != null && interpreter.booleanValue()) {
            needs.add("**%s**".formatted(say("interpreter")));
        }
        if (!needs.isEmpty()) {
            lines.paragraph(String.join(" · ", needs));
        }
    }

    private static void news(Collection<Fact> visible, FactNames names, Look look, Lines lines) {
        List<String> news = visible.stream()
                .filter(fact -> look.isNew(fact) && !fact.value().isNull() && names.tells(fact))
                .map(fact -> "%s %s".formatted(names.label(fact), day(fact)))
                .distinct()
                .toList();
        if (!news.isEmpty()) {
            lines.paragraph("**%s** ".formatted(say("news"))
                    + String.join("; ", news.subList(0, Math.min(NEWS, news.size())))
                    + (news.size() > NEWS ? "; " + say("moreNews", news.size() - NEWS) : ""));
        }
    }

    /** A moment of this year, as it is said in a sentence. */
    static String moment(Instant at) {
        return DateTimeFormatter.ofPattern(say("moment")).format(at.atZone(CaseFile.ZONE));
    }

    private static String day(Fact fact) {
        return DAY.format(fact.recordedAt().atZone(CaseFile.ZONE));
    }

    private static String key(Fact fact) {
        return fact.field() + "/" + fact.organisation();
    }

    private static Map<String, JsonNode> newest(Collection<Fact> facts) {
        Map<String, JsonNode> newest = new HashMap<>();
        facts.forEach(fact -> newest.put(fact.field(), fact.value()));
        return newest;
    }

    private String client(CaseRecord record, Map<String, JsonNode> known) {
        if (!known.containsKey("lastName")) {
            return say("clientNotShared");
        }
        PersonId person = PersonId.parse(text(known, "personId"));
        return say(
                "client",
                FactNames.escape(text(known, "firstNames")),
                FactNames.escape(text(known, "lastName")),
                FactNames.day(person.birthDate()),
                String.valueOf(person.ageOn(caseFile.today())),
                whereabouts(record));
    }

    /** The client's municipality, or that it is kept secret from everyone: a task's worklist is known without it. */
    private String whereabouts(CaseRecord record) {
        return record.nonDisclosure()
                ? say("nonDisclosure")
                : directory.municipality(record.municipality()).name(Language.ofReader());
    }

    private String namedPersons(CaseId id) {
        return caseFile.named(id).entrySet().stream()
                .map(party -> party.getKey().name(Language.ofReader()) + " – "
                        + (party.getValue() == null
                                ? "**%s**".formatted(say("notNamed"))
                                : FactNames.escape(party.getValue())))
                .collect(Collectors.joining("; "));
    }

    private void kela(List<Explanation> explanations, CaseRecord record, Predicate<Reason> mayKnow, Lines lines) {
        Explanation role = last(explanations, KelaDecision.ROLE);
        if (role == null) {
            lines.paragraph("### " + say("kela"));
            lines.paragraph(say("noRole"));
            return;
        }
        lines.paragraph("### %s: %s"
                .formatted(
                        say("kela"),
                        texts.say(KelaRole.valueOf(record.kelaRole()).label())));
        lines.paragraph(say(
                "roleSince",
                texts.say(role.phase().label()),
                FactNames.day(LocalDate.ofInstant(role.decidedAt(), CaseFile.ZONE))));
        tell(role, mayKnow, lines);
        Explanation screening = last(explanations, KelaDecision.SCREENING);
        if (screening != null && screening.reasons().stream().anyMatch(mayKnow)) {
            lines.add("");
            lines.paragraph(say("screening"));
            screening.reasons().stream()
                    .filter(mayKnow)
                    .forEach(reason -> lines.add("- " + reason(reason) + guidance(reason.code())));
            hidden(screening, mayKnow, lines);
        }
        lines.add("");
    }

    // What nobody knows yet, or what two facts say differently: asked until it has been answered.
    private void toFindOut(@Nullable Explanation open, Predicate<Reason> mayKnow, Lines lines) {
        List<Reason> reasons = open == null
                ? List.of()
                : open.reasons().stream().filter(mayKnow).toList();
        if (!reasons.isEmpty()) {
            lines.paragraph("### " + say("toFindOut", reasons.size()));
            reasons.forEach(reason -> lines.add("- " + reason(reason)));
            lines.add("");
        }
    }

    private void decision(@Nullable Explanation explanation, String title, Predicate<Reason> mayKnow, Lines lines) {
        if (explanation != null) {
            lines.paragraph("### " + title);
            tell(explanation, mayKnow, lines);
            lines.add("");
        }
    }

    private void tell(Explanation explanation, Predicate<Reason> mayKnow, Lines lines) {
        explanation.reasons().stream().filter(mayKnow).forEach(reason -> lines.add("- " + reason(reason)));
        hidden(explanation, mayKnow, lines);
    }

    // What the benefit is, for whom and how to apply; in a window of its own, for a form half filled in would be left.
    private static String guidance(String code) {
        return " " + link("/api/guidance#" + code, say("guidance"));
    }

    private static void hidden(Explanation explanation, Predicate<Reason> mayKnow, Lines lines) {
        if (!explanation.reasons().stream().allMatch(mayKnow)) {
            lines.add("- " + say("hiddenReasons"));
        }
    }

    // One line for each action of the plan.
    private static void actions(Plan plan, FactNames names, Lines lines) {
        if (plan.actions().isEmpty()) {
            return;
        }
        lines.paragraph("### " + say("actions", plan.actions().size()));
        plan.actions().forEach(action -> lines.add(line(action, names)));
        lines.add("");
    }

    // Days of the client's own, which whoever works with the client must tell of.
    private void lastDaysToApply(Plan plan, FactNames names, Lines lines) {
        List<String> days = plan.actions().stream()
                .filter(action -> !action.settled())
                .flatMap(action -> Stream.ofNullable(action.start())
                        .flatMap(start -> deadlines.lastDayToApply(action.service(), start).stream())
                        .map(day -> "- "
                                + say(
                                        "lastDayToApply",
                                        FactNames.day(day),
                                        choice(names, Field.SERVICE.key(action.row()), action.service()))))
                .toList();
        if (!days.isEmpty()) {
            lines.paragraph("**%s**".formatted(say("clientsDays")));
            days.forEach(lines::add);
            lines.add("");
        }
    }

    private static String line(Action action, FactNames names) {
        String status = choice(names, Field.STATUS.key(action.row()), action.status());
        return "%d. **%s** – %s, %s; %s–%s"
                        .formatted(
                                action.row(),
                                choice(names, Field.SERVICE.key(action.row()), action.service()),
                                action.organisation().name(Language.ofReader()),
                                FactNames.escape(action.person()),
                                day(action.start()),
                                day(action.due()))
                + (status.isEmpty() ? "" : "; " + status.toLowerCase(Locale.ROOT))
                + more("requires", action.dependency())
                + more("aim", action.aim())
                + more("support", action.support());
    }

    private static String more(String key, String text) {
        return text.isEmpty() ? "" : "; " + say(key, FactNames.escape(text));
    }

    private static String choice(FactNames names, String field, String code) {
        return code.isEmpty() ? "" : names.of(Map.of(field, TextNode.valueOf(code)), field);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : FactNames.day(day);
    }

    private void facts(List<Fact> facts, Collection<Fact> visible, FactNames names, Look look, Lines lines) {
        Map<String, Fact> told = new LinkedHashMap<>();
        visible.forEach(fact -> told.put(names.several(fact) ? key(fact) : fact.field(), fact));
        Map<Category, List<Fact>> byCategory = told.values().stream()
                .filter(fact -> !fact.value().isNull() && names.tells(fact))
                .collect(Collectors.groupingBy(
                        Fact::category, () -> new EnumMap<>(Category.class), Collectors.toList()));
        if (!byCategory.isEmpty()) {
            lines.paragraph("### "
                    + say(
                            "known",
                            byCategory.values().stream().mapToInt(List::size).sum()));
        }
        byCategory.forEach((category, known) -> {
            lines.paragraph("**" + texts.say(category.label()) + "**");
            known.forEach(fact -> lines.add("- %s%s %s (%s %s)"
                    .formatted(
                            look.isNew(fact) ? "**%s** ".formatted(say("new")) : "",
                            names.heading(fact),
                            names.value(fact),
                            fact.organisation().name(Language.ofReader()),
                            day(fact))));
            lines.add("");
        });
        Set<String> seen = visible.stream().map(CaseSummary::key).collect(Collectors.toSet());
        Set<String> hidden = facts.stream()
                .filter(fact -> !fact.value().isNull() && !seen.contains(key(fact)))
                .map(fact -> texts.say(fact.category().label()))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        if (!hidden.isEmpty()) {
            lines.add("*%s*".formatted(say("notShared", String.join(", ", hidden))));
        }
    }

    private static @Nullable Explanation last(List<Explanation> explanations, String decision) {
        return explanations.stream()
                .filter(explanation -> explanation.decision().equals(decision))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private String reason(Reason reason) {
        String text = texts.saySentences(reason.text());
        return reason.statute().isBlank() ? text : text + " *(" + texts.say(reason.statute()) + ")*";
    }

    private static String text(Map<String, JsonNode> known, String field) {
        JsonNode value = known.get(field);
        return value == null ? "" : value.asText();
    }
}
