package fi.tyokykypolku.disclosure;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.api.Language;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.People;
import fi.tyokykypolku.engine.People.Person;
import fi.tyokykypolku.kela.KelaDecision;
import fi.tyokykypolku.plan.Action;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.GivenWord;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.uselog.LoggedUse;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The plan on a sheet for the client, in the client's language: a page of summary, the whole plan, who has seen the client's data and a
 * form to take back the consent. It tells what the organisation that prints it may see, and never more; what the organisations report
 * to each other between reviews is not part of a plan and stays away.
 */
@Component
class PlanSheet {
    private static final String PLACE = "GET /api/cases/{caseId}/plan";

    /** Nobody has drafted a plan before this is told. */
    private static final String DRAFTED_BY = "planDraftedBy";

    private static final Set<String> FIELDS = Stream.concat(
                    Stream.of(
                            "firstNames",
                            "lastName",
                            "preferredLanguage",
                            DRAFTED_BY,
                            Plan.COUNT,
                            "planGoals",
                            "followUpAgreement",
                            "nextReviewOn",
                            "jobSearchObligation",
                            "reportingDuty",
                            "otherServices",
                            "clientStrengths",
                            "clientView",
                            "planConfirmed",
                            "confirmedOn",
                            "reviewedOn",
                            "reviewSummary",
                            "kelaDecision",
                            "kelaDecisionOn",
                            "kelaAppealUntil",
                            "decisionInPlainWords",
                            "nextStep",
                            "nextStepPerson",
                            "nextStepOn"),
                    IntStream.rangeClosed(1, Plan.MOST_ACTIONS)
                            .boxed()
                            .flatMap(row -> Arrays.stream(Action.Field.values()).map(field -> field.key(row))))
            .collect(Collectors.toUnmodifiableSet());

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final UseLog log;
    private final People people;
    private final Readings readings;
    private final Gate gate;
    private final Attempts attempts;
    private final Deadlines deadlines;
    private final Template sheet;

    PlanSheet(
            CaseFile caseFile,
            Sharing sharing,
            UseLog log,
            People people,
            Readings readings,
            Gate gate,
            Attempts attempts,
            Deadlines deadlines,
            Mustache.Compiler templates) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.log = log;
        this.people = people;
        this.readings = readings;
        this.gate = gate;
        this.attempts = attempts;
        this.deadlines = deadlines;
        this.sheet = templates.emptyStringIsFalse(true).loadTemplate("plan");
    }

    /**
     * The sheet to read in a browser.
     *
     * @param language {@code fi} or {@code sv}; null for the client's own
     * @throws ProblemException when there is no such case for the caller, or no plan that the caller's organisation may see
     */
    String html(CaseId id, Caller caller, @Nullable String language) {
        return of(id, caller, language, false);
    }

    /** The same to take home. */
    byte[] pdf(CaseId id, Caller caller, @Nullable String language) {
        return Pdf.of(of(id, caller, language, true));
    }

    private String of(CaseId id, Caller caller, @Nullable String language, boolean pdf) {
        Language asked = Language.asked(language);
        return attempts.of(() -> {
            Involvement reader = gate.open(id, caller);
            Explanation role = role(reader.id());
            Readings.Reading seen = readings.read(reader, fields(role), DRAFTED_BY, PLACE)
                    .orElseThrow(
                            () -> reader.party() ? ProblemException.noPlan() : ProblemException.notTheirs(reader.id()));
            Map<String, Object> model = model(seen, role, asked);
            model.put("pdf", pdf);
            return sheet.execute(model);
        });
    }

    private @Nullable Explanation role(CaseId id) {
        return caseFile.explanation(id, KelaDecision.ROLE).orElse(null);
    }

    // A reason tells of the facts from which it was drawn.
    private static Set<String> fields(@Nullable Explanation role) {
        return role == null
                ? FIELDS
                : Stream.concat(
                                FIELDS.stream(),
                                role.reasons().stream()
                                        .flatMap(reason -> reason.drawnFrom().stream())
                                        .map(Explanation.Source::field))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Object> model(Readings.Reading seen, @Nullable Explanation role, @Nullable Language asked) {
        CaseRecord record = seen.door().record();
        Known known = Known.of(seen.facts());
        Words words = new Words("plan", asked != null ? asked : Language.of(known.text("preferredLanguage")));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("lang", words.language().code());
        model.put("text", words.all());
        model.put("caseId", record.id().value());
        model.put("client", (known.text("firstNames") + " " + known.text("lastName")).strip());
        model.put("today", words.day(caseFile.today()));
        model.put("state", state(known, words));
        model.put("next", next(known, words));
        for (String field : List.of(
                "planGoals",
                "followUpAgreement",
                "jobSearchObligation",
                "reportingDuty",
                "otherServices",
                "clientStrengths",
                "clientView",
                "reviewSummary")) {
            model.put(field, known.text(field));
        }
        List<String> applyBy = Plan.of(seen.facts()).actions().stream()
                .flatMap(action -> applyBy(action, words))
                .toList();
        model.put("applyBy", applyBy);
        model.put(
                "asked",
                !applyBy.isEmpty()
                        || !known.text("jobSearchObligation").isEmpty()
                        || !known.text("reportingDuty").isEmpty());
        List<Deed> deeds = Plan.of(seen.facts()).actions().stream()
                .map(action -> deed(action, words))
                .toList();
        model.put("actions", deeds);
        model.put("hasActions", !deeds.isEmpty());
        model.put("kela", role == null ? null : kela(seen.door(), role, words));
        model.put("decision", decision(known, words));
        List<Contact> contacts = contacts(record, words);
        model.put("contacts", contacts);
        model.put(
                "coordinator",
                contacts.stream().filter(Contact::leads).findFirst().orElse(null));
        // What one organisation may see may be less than the whole, and the client must know it.
        model.put(
                "partly",
                seen.door().leads()
                        ? ""
                        : words.of("partly", words.name(seen.door().recipient())));
        List<Seen> seenBy = seenBy(record.id(), words);
        model.put("seenBy", seenBy);
        model.put("hasSeenBy", !seenBy.isEmpty());
        model.put("withdrawal", withdrawal(record, words));
        return model;
    }

    /** What is known, the newest of each field. */
    private record Known(Map<String, Fact> facts) {
        static Known of(List<Fact> facts) {
            Map<String, Fact> newest = new HashMap<>();
            facts.forEach(fact -> newest.put(fact.field(), fact));
            return new Known(newest);
        }

        String text(String field) {
            Fact fact = facts.get(field);
            return fact == null ? "" : fact.value().asText();
        }

        @Nullable
        LocalDate day(String field) {
            String text = text(field);
            return text.isEmpty() ? null : LocalDate.parse(text);
        }

        /** Whether one thing was told at the time of another or after it. */
        boolean isSince(String field, String other) {
            Fact fact = facts.get(field);
            Fact before = facts.get(other);
            return fact != null && (before == null || fact.id() >= before.id());
        }
    }

    // A new draft is not what the client has confirmed, whatever was confirmed before.
    private static String state(Known known, Words words) {
        boolean confirmed = known.isSince("planConfirmed", DRAFTED_BY) && "true".equals(known.text("planConfirmed"));
        if (!confirmed) {
            return words.of("draft");
        }
        LocalDate reviewed = known.day("reviewedOn");
        String confirmedOn = words.of("confirmed", words.day(known.day("confirmedOn")));
        return reviewed == null || !known.isSince("reviewedOn", "planConfirmed")
                ? confirmedOn
                : confirmedOn + " " + words.of("reviewed", words.day(reviewed));
    }

    private String next(Known known, Words words) {
        LocalDate next = known.day("nextReviewOn");
        return next == null || next.isBefore(caseFile.today()) ? "" : words.day(next);
    }

    /** An action as the client reads it. */
    private record Deed(
            String what,
            String organisation,
            String person,
            String start,
            String due,
            String status,
            String more,
            String aim,
            String support) {}

    private static Deed deed(Action action, Words words) {
        return new Deed(
                action.service().isEmpty() ? words.of("hiddenAction") : words.choice("service", action.service()),
                words.name(action.organisation()),
                action.person(),
                words.day(action.start()),
                words.day(action.due()),
                action.status().isEmpty() ? "" : words.choice("status", action.status()),
                action.dependency(),
                action.aim(),
                action.support());
    }

    /** By when to apply for what belongs to a service; nothing where there is no limit, or it has passed. */
    private Stream<String> applyBy(Action action, Words words) {
        return Stream.ofNullable(action.start())
                .filter(start -> !action.settled())
                .flatMap(start -> deadlines.lastDayToApply(action.service(), start).stream())
                .map(day -> words.of("applyBy", words.day(day), words.choice("service", action.service())));
    }

    /** How Kela takes part, and why as far as whoever prints the sheet may know it. */
    private record Part(String role, List<String> reasons, boolean hasReasons) {}

    private Part kela(Door door, Explanation role, Words words) {
        Predicate<Explanation.Reason> mayKnow =
                Sharing.drawnFrom(door.visible(caseFile.facts(door.record().id())));
        List<String> reasons = role.reasons().stream()
                .filter(mayKnow)
                .filter(reason -> words.knows("reason", reason.code()))
                .map(reason -> words.choice("reason", reason.code()))
                .distinct()
                .toList();
        return new Part(words.choice("role", door.record().kelaRole()), reasons, !reasons.isEmpty());
    }

    /** What Kela has decided of an application. */
    private record Decided(
            String outcome, String on, String plainly, String appealUntil, String step, String person, String stepOn) {}

    private @Nullable Decided decision(Known known, Words words) {
        if (known.text("kelaDecision").isEmpty()) {
            return null;
        }
        // What was agreed of an earlier decision says nothing of this one.
        boolean explained = known.isSince("decisionInPlainWords", "kelaDecision");
        boolean agreed = known.isSince("nextStep", "kelaDecision")
                && !known.text("nextStep").isEmpty();
        LocalDate appeal = known.day("kelaAppealUntil");
        return new Decided(
                words.choice("outcome", known.text("kelaDecision")),
                words.day(known.day("kelaDecisionOn")),
                explained ? known.text("decisionInPlainWords") : "",
                appeal == null || appeal.isBefore(caseFile.today()) ? "" : words.day(appeal),
                agreed ? words.choice("nextStep", known.text("nextStep")) : "",
                agreed ? known.text("nextStepPerson") : "",
                agreed ? words.day(known.day("nextStepOn")) : "");
    }

    /** Whom to ask. */
    private record Contact(String organisation, String person, String phone, boolean leads) {}

    private List<Contact> contacts(CaseRecord record, Words words) {
        Map<Organisation, @Nullable String> named = caseFile.named(record.id());
        Map<String, Person> who = people.of(
                named.values().stream().filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new)));
        List<Contact> contacts = new ArrayList<>();
        named.forEach((organisation, user) -> {
            Person person = user == null ? null : who.get(user);
            contacts.add(new Contact(
                    words.name(organisation),
                    person == null ? words.of("notNamed") : person.name(),
                    person == null ? "" : person.phone(),
                    organisation == record.coordinator()));
        });
        return contacts;
    }

    /** Which data an organisation has had before it, and when last. */
    private record Seen(String organisation, String data, String last) {}

    private List<Seen> seenBy(CaseId id, Words words) {
        Map<Organisation, Set<Category>> data = new EnumMap<>(Organisation.class);
        Map<Organisation, LocalDate> last = new EnumMap<>(Organisation.class);
        for (LoggedUse logged : log.of(id)) {
            Use use = logged.use();
            Organisation organisation = use.organisation();
            if (organisation != null
                    && use.event() != Use.Event.REFUSED
                    && !use.grounds().isEmpty()) {
                Set<Category> categories = data.computeIfAbsent(organisation, none -> new TreeSet<>());
                use.grounds().forEach(ground -> categories.add(ground.category()));
                last.put(organisation, LocalDate.ofInstant(logged.at(), CaseFile.ZONE));
            }
        }
        return data.entrySet().stream()
                .map(entry -> new Seen(
                        words.name(entry.getKey()),
                        entry.getValue().stream().map(words::name).collect(Collectors.joining(", ")),
                        words.day(last.get(entry.getKey()))))
                .toList();
    }

    /** What there is to take back. */
    private record Withdrawal(List<String> parties, List<String> categories, List<String> tellOneOf) {}

    private @Nullable Withdrawal withdrawal(CaseRecord record, Words words) {
        List<GivenWord> inForce = sharing.said(record.id()).stream()
                .filter(word -> word.endedOn() == null)
                .filter(word -> Arrays.stream(Organisation.values()).anyMatch(word::isConsentTo))
                .toList();
        if (inForce.isEmpty()) {
            return null;
        }
        return new Withdrawal(
                inForce.stream()
                        .map(word -> words.name(word.grant().party()))
                        .distinct()
                        .toList(),
                inForce.stream()
                        .map(word -> word.grant().category())
                        .distinct()
                        .sorted()
                        .map(words::name)
                        .toList(),
                caseFile.parties(record.id()).stream().map(words::name).toList());
    }
}
