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
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.GivenWord;
import fi.tyokykypolku.sharing.Grant;
import fi.tyokykypolku.sharing.LegalBasis;
import fi.tyokykypolku.sharing.Sharing;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The consent on a sheet for the client, in the client's language: who may see what, until when, and how to take it back. */
@Component
class ConsentPrint {
    private static final String PLACE = "GET /api/cases/{caseId}/consent";

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
    private final Readings readings;
    private final Gate gate;
    private final Attempts attempts;
    private final Template sheet;

    ConsentPrint(
            CaseFile caseFile,
            Sharing sharing,
            Readings readings,
            Gate gate,
            Attempts attempts,
            Mustache.Compiler templates) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.readings = readings;
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
        Language asked = Language.asked(language);
        return attempts.of(() -> {
            Involvement reader = gate.open(id, caller);
            Readings.Reading seen = readings.read(reader, FIELDS, "consentGiven", PLACE)
                    .orElseThrow(() ->
                            reader.party() ? ProblemException.noConsent() : ProblemException.notTheirs(reader.id()));
            return sheet.execute(model(reader, seen.facts(), asked));
        });
    }

    private Map<String, Object> model(Involvement reader, List<Fact> seen, @Nullable Language asked) {
        Map<String, String> facts = new HashMap<>();
        seen.forEach(fact -> facts.put(fact.field(), fact.value().asText()));
        Language language =
                asked != null ? asked : Language.of(facts.getOrDefault("preferredLanguage", Language.FI.code()));
        Words words = new Words("consent", language);
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
        model.put("lang", language.code());
        model.put("text", words.all());
        model.put("caseId", reader.id().value());
        model.put("client", facts.getOrDefault("firstNames", "") + " " + facts.getOrDefault("lastName", ""));
        model.put("representative", facts.getOrDefault("representativeName", ""));
        model.put("given", "true".equals(facts.get("consentGiven")));
        model.put("form", words.of(facts.getOrDefault("consentForm", "WRITTEN")));
        model.put("givenOn", day(words, facts.get("consentGivenOn")));
        model.put(
                "validUntil",
                facts.containsKey("consentValidUntil")
                        ? words.of("until", day(words, facts.get("consentValidUntil")))
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
        model.put("today", words.day(caseFile.today()));
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
            return words.of("expired", words.day(until));
        }
        return last.endedOn() == null
                ? words.of("given")
                : words.of(last.spent() ? "spent" : "withdrawn", words.day(last.endedOn()));
    }

    private boolean inForce(List<GivenWord> said, Grant.Kind kind) {
        return said.stream().anyMatch(word -> word.grant().kind() == kind && word.endedOn() == null);
    }

    private static String day(Words words, @Nullable String day) {
        return words.day(day == null ? null : LocalDate.parse(day));
    }

    private record Row(String party, List<Cell> cells) {}

    private record Cell(String state, boolean apart) {}
}
