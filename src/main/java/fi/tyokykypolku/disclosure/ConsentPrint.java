package fi.tyokykypolku.disclosure;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.GivenWord;
import fi.tyokykypolku.sharing.Grant;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.LegalBasis;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The consent on a sheet for the client, in the client's language: who may see what, until when, and how to take it back. */
@Component
class ConsentPrint {
    private static final String PLACE = "GET /api/cases/{caseId}/consent";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    /** Health stands apart, at the end: it is named separately (KS-OIK). */
    private static final List<Category> COLUMNS = List.of(
            Category.IDENTITY, Category.EMPLOYMENT, Category.SOCIAL, Category.BENEFITS, Category.PLAN, Category.HEALTH);

    /** What the sheet tells, and nothing else of the case is looked at. */
    private static final Set<String> FIELDS = Set.of(
            "firstNames",
            "lastName",
            "preferredLanguage",
            "representativeName",
            "consentGiven",
            "consentForm",
            "consentGivenOn",
            "consentValidUntil",
            "consentReceivedBy",
            "consentPurpose");

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final UseLog log;
    private final Directory directory;
    private final Gate gate;
    private final Attempts attempts;
    private final Template sheet;

    ConsentPrint(
            CaseFile caseFile,
            Sharing sharing,
            UseLog log,
            Directory directory,
            Gate gate,
            Attempts attempts,
            Mustache.Compiler templates) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.log = log;
        this.directory = directory;
        this.gate = gate;
        this.attempts = attempts;
        this.sheet = templates.emptyStringIsFalse(true).loadTemplate("consent");
    }

    /**
     * The sheet as HTML.
     *
     * @param language {@code fi} or {@code sv}; null for the client's own
     * @throws ProblemException when there is no such case for the caller, or no consent that the caller's organisation may see
     */
    String of(CaseId id, Caller caller, @Nullable String language) {
        if (language != null && !Set.of("fi", "sv").contains(language)) {
            throw new InvalidRequest(List.of(new FieldError("lang", "sallitut arvot: fi, sv")));
        }
        return attempts.of(() -> {
            Involvement reader = gate.open(id, caller);
            for (Organisation organisation : reader.organisations()) {
                Door door = sharing.door(reader.id(), organisation);
                List<Fact> seen = door.visible(caseFile.facts(reader.id())).stream()
                        .filter(fact ->
                                FIELDS.contains(fact.field()) && !fact.value().isNull())
                        .toList();
                if (seen.stream().anyMatch(fact -> fact.field().equals("consentGiven"))) {
                    log(reader, door, seen);
                    return sheet.execute(model(reader, seen, language));
                }
            }
            throw reader.party() ? ProblemException.noConsent() : ProblemException.notTheirs(reader.id());
        });
    }

    private void log(Involvement reader, Door door, List<Fact> seen) {
        Organisation organisation = door.recipient();
        List<Use.Ground> shown = Grounds.of(door, seen);
        log.record(new Use(
                reader.id(),
                reader.user(),
                organisation,
                directory.worklist(organisation, reader.record().municipality()).id(),
                shown,
                Use.purpose(reader.record().phase()),
                Use.Channel.PRINT,
                Use.Event.of(organisation, shown),
                PLACE));
    }

    private Map<String, Object> model(Involvement reader, List<Fact> seen, @Nullable String language) {
        Map<String, String> facts = new HashMap<>();
        seen.forEach(fact -> facts.put(fact.field(), fact.value().asText()));
        String lang = language != null
                ? language
                : facts.getOrDefault("preferredLanguage", "").equals("sv") ? "sv" : "fi";
        Words words = new Words(lang);
        List<GivenWord> said = sharing.said(reader.id());
        List<Row> rows = Arrays.stream(Organisation.values())
                .filter(party -> said.stream().anyMatch(word -> word.isConsentTo(party)))
                .map(party -> new Row(
                        words.name(party),
                        COLUMNS.stream()
                                .map(category -> new Cell(state(said, party, category, words), isApart(category)))
                                .toList()))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("lang", lang);
        model.put("text", words.all());
        model.put("caseId", reader.id().value());
        model.put("client", facts.getOrDefault("firstNames", "") + " " + facts.getOrDefault("lastName", ""));
        model.put("representative", facts.getOrDefault("representativeName", ""));
        model.put("given", "true".equals(facts.get("consentGiven")));
        model.put("form", words.of(facts.getOrDefault("consentForm", "WRITTEN")));
        model.put("givenOn", day(facts.get("consentGivenOn")));
        model.put(
                "validUntil",
                facts.containsKey("consentValidUntil")
                        ? words.of("until", day(facts.get("consentValidUntil")))
                        : words.of("untilFurtherNotice"));
        model.put("receivedBy", facts.getOrDefault("consentReceivedBy", ""));
        model.put("purpose", facts.getOrDefault("consentPurpose", ""));
        model.put(
                "categories",
                COLUMNS.stream()
                        .map(category -> Map.of("name", words.name(category), "apart", isApart(category)))
                        .toList());
        model.put("healthApart", words.of("healthApart", words.name(Category.HEALTH)));
        model.put("hasRows", !rows.isEmpty());
        model.put("rows", rows);
        model.put("permission", words.yesNo(inForce(said, Grant.Kind.PERMISSION)));
        model.put("prohibition", words.yesNo(inForce(said, Grant.Kind.PROHIBITION)));
        model.put(
                "byTheAct",
                sharing.basis(reader.id(), Organisation.EMPLOYMENT, Organisation.KELA, Category.IDENTITY)
                        == LegalBasis.TYM_15);
        model.put(
                "parties",
                caseFile.parties(reader.id()).stream().map(words::name).toList());
        model.put("today", DAY.format(caseFile.today()));
        return model;
    }

    private static boolean isApart(Category category) {
        return category == Category.HEALTH;
    }

    private String state(List<GivenWord> said, Organisation party, Category category, Words words) {
        GivenWord last = said.stream()
                .filter(word -> word.isConsentTo(party) && word.grant().category() == category)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (last == null) {
            return words.of("none");
        }
        LocalDate until = last.grant().validUntil();
        if (until != null && until.isBefore(caseFile.today())) {
            return words.of("expired", DAY.format(until));
        }
        return last.endedOn() == null
                ? words.of("given")
                : words.of(last.spent() ? "spent" : "withdrawn", DAY.format(last.endedOn()));
    }

    private boolean inForce(List<GivenWord> said, Grant.Kind kind) {
        return said.stream().anyMatch(word -> word.grant().kind() == kind && word.endedOn() == null);
    }

    private static String day(@Nullable String day) {
        return day == null ? "" : DAY.format(LocalDate.parse(day));
    }

    private record Row(String party, List<Cell> cells) {}

    private record Cell(String state, boolean apart) {}

    /** The sheet's words in one language. */
    private record Words(String language) {
        private ResourceBundle bundle() {
            return ResourceBundle.getBundle("texts/consent", Locale.forLanguageTag(language));
        }

        Map<String, String> all() {
            ResourceBundle bundle = bundle();
            Map<String, String> all = new HashMap<>();
            bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
            return all;
        }

        String of(String key, Object... values) {
            return MessageFormat.format(bundle().getString(key), values);
        }

        String yesNo(boolean yes) {
            return of(yes ? "yes" : "no");
        }

        String name(Organisation organisation) {
            return language.equals("sv") ? organisation.nameSv() : organisation.nameFi();
        }

        String name(Category category) {
            return language.equals("sv") ? category.labelSv() : category.label();
        }
    }
}
