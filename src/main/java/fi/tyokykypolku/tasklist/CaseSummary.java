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
import fi.tyokykypolku.vault.PersonId;
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

/** The heading of every form, as Markdown: who the client is, where the case stands, why Kela is or is not involved, what is known. */
@Component
class CaseSummary {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d.M. 'klo' H.mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.");
    private static final int NEWS = 6;

    private final CaseFile caseFile;
    private final Directory directory;
    private final Deadlines deadlines;

    CaseSummary(CaseFile caseFile, Directory directory, Deadlines deadlines) {
        this.caseFile = caseFile;
        this.directory = directory;
        this.deadlines = deadlines;
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
     * The heading for one organisation, as the case stands now.
     *
     * @param facts all of the case, oldest first
     * @param forms where the fields and their choices get their Finnish names from
     */
    String of(Door door, List<Fact> facts, Map<String, FormSchema> forms, Look look) {
        CaseRecord record = door.record();
        CaseId id = record.id();
        Map<String, Fact> visible = new LinkedHashMap<>();
        door.visible(facts).forEach(fact -> visible.put(key(fact), fact));
        FactNames names = new FactNames(new TreeMap<>(forms));
        List<String> lines = new ArrayList<>();
        lines.add("## " + client(record, newest(visible.values())));
        lines.add("");
        lines.add("Asia **%s** · Vaihe **%s** · Koordinoi **%s** · Tilanne %s"
                .formatted(
                        id,
                        record.phase().label(),
                        record.coordinator().nameFi(),
                        MOMENT.format(caseFile.now().atZone(CaseFile.ZONE))));
        lines.add("");
        if (record.urgent()) {
            lines.add("**Kiireellinen tuen tarve**");
            lines.add("");
        }
        if (record.openCase() != null) {
            lines.add("**Yhteydenotto avoimeen asiaan %s**".formatted(record.openCase()));
            lines.add("");
        }
        news(visible.values(), names, look, lines);
        if (door.takesPart()) {
            lines.add("Nimetyt henkilöt: " + namedPersons(id));
            lines.add("");
            Predicate<Reason> mayKnow = Sharing.drawnFrom(visible.values());
            List<Explanation> explanations = caseFile.explanations(id);
            kela(explanations, record, mayKnow, lines);
            toFindOut(last(explanations, KelaDecision.TO_FIND_OUT), mayKnow, lines);
            decision(last(explanations, "supportTrack"), "Palvelupolku", mayKnow, lines);
        }
        if (visible.values().stream().anyMatch(fact -> fact.field().equals("consentGiven"))) {
            // In a window of its own, for a form half filled in would be left behind.
            lines.add("<a href=\"/api/cases/%s/consent\" target=\"_blank\">Tulosta suostumus asiakkaalle</a>"
                    .formatted(id));
            lines.add("");
        }
        if (visible.values().stream().anyMatch(fact -> fact.field().equals("planDraftedBy"))) {
            lines.add(
                    "<a href=\"/api/cases/%s/plan\" target=\"_blank\">Asiakkaan suunnitelma luettavaksi ja tulostettavaksi</a>"
                            .formatted(id));
            lines.add("");
        }
        Plan plan = Plan.of(visible.values());
        actions(plan, names, lines);
        lastDaysToApply(plan, names, lines);
        facts(facts, visible.values(), names, look, lines);
        return String.join("\n", lines);
    }

    private static void news(Collection<Fact> visible, FactNames names, Look look, List<String> lines) {
        List<String> news = visible.stream()
                .filter(fact -> look.isNew(fact) && !fact.value().isNull() && names.tells(fact))
                .map(fact -> "%s %s".formatted(names.label(fact), day(fact)))
                .distinct()
                .toList();
        if (!news.isEmpty()) {
            lines.add("**Uutta:** " + String.join("; ", news.subList(0, Math.min(NEWS, news.size())))
                    + (news.size() > NEWS ? "; ja %d muuta".formatted(news.size() - NEWS) : ""));
            lines.add("");
        }
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
            return "Asiakkaan henkilötietoja ei ole jaettu organisaatiollesi";
        }
        PersonId person = PersonId.parse(text(known, "personId"));
        return "%s %s, %d v, %s"
                .formatted(
                        FactNames.escape(text(known, "firstNames")),
                        FactNames.escape(text(known, "lastName")),
                        person.ageOn(caseFile.today()),
                        whereabouts(record));
    }

    /** The client's municipality, or that it is kept secret from everyone: a task's worklist is known without it. */
    private String whereabouts(CaseRecord record) {
        return record.nonDisclosure()
                ? "Turvakielto"
                : directory.municipality(record.municipality()).nameFi();
    }

    private String namedPersons(CaseId id) {
        return caseFile.named(id).entrySet().stream()
                .map(party -> party.getKey().nameFi() + " – "
                        + (party.getValue() == null ? "**nimeämättä**" : FactNames.escape(party.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static void kela(
            List<Explanation> explanations, CaseRecord record, Predicate<Reason> mayKnow, List<String> lines) {
        lines.add("### Kela");
        lines.add("");
        Explanation role = last(explanations, KelaDecision.ROLE);
        if (role == null) {
            lines.add("Kelan roolia ei ole vielä päätelty.");
            lines.add("");
            return;
        }
        lines.add("**%s** (%s, %s)"
                .formatted(
                        KelaRole.valueOf(record.kelaRole()).label(),
                        role.phase().label(),
                        FactNames.day(LocalDate.ofInstant(role.decidedAt(), CaseFile.ZONE))));
        lines.add("");
        tell(role, mayKnow, lines);
        Explanation screening = last(explanations, KelaDecision.SCREENING);
        if (screening != null && screening.reasons().stream().anyMatch(mayKnow)) {
            lines.add("");
            lines.add("Tarkista etuudet (ei päätös oikeudesta):");
            lines.add("");
            screening.reasons().stream()
                    .filter(mayKnow)
                    .forEach(reason -> lines.add("- " + reason(reason) + guidance(reason.code())));
            hidden(screening, mayKnow, lines);
        }
        lines.add("");
    }

    // What nobody knows yet, or what two facts say differently: asked until it has been answered.
    private static void toFindOut(@Nullable Explanation open, Predicate<Reason> mayKnow, List<String> lines) {
        if (open != null && open.reasons().stream().anyMatch(mayKnow)) {
            lines.add("### Selvitä");
            lines.add("");
            open.reasons().stream().filter(mayKnow).forEach(reason -> lines.add("- " + reason(reason)));
            lines.add("");
        }
    }

    private static void decision(
            @Nullable Explanation explanation, String title, Predicate<Reason> mayKnow, List<String> lines) {
        if (explanation != null) {
            lines.add("### " + title);
            lines.add("");
            tell(explanation, mayKnow, lines);
            lines.add("");
        }
    }

    private static void tell(Explanation explanation, Predicate<Reason> mayKnow, List<String> lines) {
        explanation.reasons().stream().filter(mayKnow).forEach(reason -> lines.add("- " + reason(reason)));
        hidden(explanation, mayKnow, lines);
    }

    // What the benefit is, for whom and how to apply; in a window of its own, for a form half filled in would be left.
    private static String guidance(String code) {
        return " <a href=\"/api/guidance#%s\" target=\"_blank\">Mikä tämä on?</a>".formatted(code);
    }

    private static void hidden(Explanation explanation, Predicate<Reason> mayKnow, List<String> lines) {
        if (!explanation.reasons().stream().allMatch(mayKnow)) {
            lines.add(
                    "- Ei jaettu organisaatiollesi: syitä, jotka on päätelty muista kuin teille jaetuista tiedoista.");
        }
    }

    // One line for each action of the plan.
    private static void actions(Plan plan, FactNames names, List<String> lines) {
        if (plan.actions().isEmpty()) {
            return;
        }
        lines.add("### Suunnitelman toimenpiteet");
        lines.add("");
        plan.actions().forEach(action -> lines.add(line(action, names)));
        lines.add("");
    }

    // Days of the client's own, which whoever works with the client must tell of.
    private void lastDaysToApply(Plan plan, FactNames names, List<String> lines) {
        List<String> days = plan.actions().stream()
                .filter(action -> !action.settled())
                .flatMap(action -> Stream.ofNullable(action.start())
                        .flatMap(start -> deadlines.lastDayToApply(action.service(), start).stream())
                        .map(day -> "- Asiakkaan on haettava kuntoutusrahaa viimeistään **%s**: %s"
                                .formatted(
                                        FactNames.day(day),
                                        choice(names, Field.SERVICE.key(action.row()), action.service()))))
                .toList();
        if (!days.isEmpty()) {
            lines.add("### Asiakkaan määräajat");
            lines.add("");
            lines.addAll(days);
            lines.add("");
        }
    }

    private static String line(Action action, FactNames names) {
        String status = choice(names, Field.STATUS.key(action.row()), action.status());
        return "%d. **%s** – %s, %s; %s–%s"
                        .formatted(
                                action.row(),
                                choice(names, Field.SERVICE.key(action.row()), action.service()),
                                action.organisation().nameFi(),
                                FactNames.escape(action.person()),
                                day(action.start()),
                                day(action.due()))
                + (status.isEmpty() ? "" : "; " + status.toLowerCase(Locale.ROOT))
                + (action.dependency().isEmpty() ? "" : "; edellyttää: " + FactNames.escape(action.dependency()))
                + (action.aim().isEmpty() ? "" : "; tavoite: " + FactNames.escape(action.aim()))
                + (action.support().isEmpty() ? "" : "; tuki: " + FactNames.escape(action.support()));
    }

    private static String choice(FactNames names, String field, String code) {
        return code.isEmpty() ? "" : names.of(Map.of(field, TextNode.valueOf(code)), field);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : FactNames.day(day);
    }

    private static void facts(
            List<Fact> facts, Collection<Fact> visible, FactNames names, Look look, List<String> lines) {
        Map<String, Fact> told = new LinkedHashMap<>();
        visible.forEach(fact -> told.put(names.several(fact) ? key(fact) : fact.field(), fact));
        Map<Category, List<Fact>> byCategory = told.values().stream()
                .filter(fact -> !fact.value().isNull() && names.tells(fact))
                .collect(Collectors.groupingBy(
                        Fact::category, () -> new EnumMap<>(Category.class), Collectors.toList()));
        if (!byCategory.isEmpty()) {
            lines.add("### Tiedossa");
            lines.add("");
        }
        byCategory.forEach((category, known) -> {
            lines.add("**" + category.label() + "**");
            lines.add("");
            known.forEach(fact -> lines.add("- %s%s %s%s"
                    .formatted(
                            look.isNew(fact) ? "**uutta %s** ".formatted(day(fact)) : "",
                            names.heading(fact),
                            names.value(fact),
                            names.several(fact) ? " (" + fact.organisation().nameFi() + ")" : "")));
            lines.add("");
        });
        Set<String> seen = visible.stream().map(CaseSummary::key).collect(Collectors.toSet());
        Set<String> hidden = facts.stream()
                .filter(fact -> !fact.value().isNull() && !seen.contains(key(fact)))
                .map(fact -> fact.category().label())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        if (!hidden.isEmpty()) {
            lines.add("*Ei jaettu organisaatiollesi: " + String.join(", ", hidden) + ".*");
        }
    }

    private static @Nullable Explanation last(List<Explanation> explanations, String decision) {
        return explanations.stream()
                .filter(explanation -> explanation.decision().equals(decision))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static String reason(Reason reason) {
        return reason.statute().isBlank() ? reason.text() : reason.text() + " *(" + reason.statute() + ")*";
    }

    private static String text(Map<String, JsonNode> known, String field) {
        JsonNode value = known.get(field);
        return value == null ? "" : value.asText();
    }
}
