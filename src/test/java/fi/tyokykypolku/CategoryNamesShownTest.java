package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The running application tells categories by the names that {@link Category} gives them. */
@ProcessTest
class CategoryNamesShownTest extends Scenario {
    private static final Pattern HEAD = Pattern.compile("<thead>.*?</thead>", Pattern.DOTALL);

    private static final Pattern CELL = Pattern.compile("<th(?: [^>]*)?>(.*?)</th>");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"fi, Osapuoli", "sv, Part"})
    void theSheetOfTheConsentHasThemAsHeadings(String language, String party) {
        Function<Category, String> name = language.equals("sv") ? Category::labelSv : Category::label;
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .aCaseAt("assessSocial");
        String sheet = visitor("employment")
                .get("/api/cases/" + id + "/consent?lang=" + language)
                .body();

        List<String> headings = HEAD.matcher(sheet)
                .results()
                .map(MatchResult::group)
                .flatMap(head -> CELL.matcher(head).results())
                .map(cell -> cell.group(1))
                .toList();
        List<String> expected = new ArrayList<>(List.of(party));
        Arrays.stream(Category.values()).map(name).forEach(expected::add);
        assertThat(headings).containsExactlyInAnyOrderElementsOf(expected).endsWith(name.apply(Category.HEALTH));
        assertThat(sheet).contains("<p>" + name.apply(Category.HEALTH) + " ");
    }

    @Test
    void theHeadingOfAFormGroupsFactsByThem() {
        given.aCaseAt("summariseAssessment");
        for (Category category : List.of(Category.IDENTITY, Category.EMPLOYMENT, Category.SOCIAL, Category.HEALTH)) {
            then.employment.readsInHeading("summariseAssessment", "**" + category.label() + "**");
        }
    }

    @Test
    void theUseLogNamesThem() {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        visitor("health").get("/engine-rest/task/" + task + "/form-variables");
        assertThat(visitor("admin")
                        .send("GET", "/api/cases/" + id + "/uses", null, Map.of("Accept", "text/csv"))
                        .body())
                .contains(Category.IDENTITY.label(), " – " + Category.IDENTITY.label() + ": ");
    }

    @Test
    void theDescriptionOfTheInterfaceNamesThemInBothLanguages() throws IOException {
        JsonNode schemas = new ObjectMapper()
                .readTree(Visitor.nobody(port).get("/v3/api-docs").body())
                .at("/components/schemas");
        for (String field : List.of(
                "ConsentWithdrawal/properties/categories",
                "Use/properties/categories",
                "UseGround/properties/category")) {
            String description = schemas.at("/" + field + "/description").asText();
            for (Category category : Category.values()) {
                assertThat(description)
                        .as(field)
                        .contains("%s %s (%s)".formatted(category, category.label(), category.labelSv()));
            }
        }
    }

    private Visitor visitor(String user) {
        return Visitor.signedIn(port, user, null);
    }
}
