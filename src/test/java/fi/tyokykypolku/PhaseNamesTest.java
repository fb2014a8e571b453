package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The interface calls a phase by the name of {@link Phase}, in JSON, in tables, in questions and in its description. */
@ProcessTest
class PhaseNamesTest extends Scenario {
    /** A day no other test lives in. */
    private static final LocalDate BEGIN = LocalDate.of(2037, 6, 1);

    private static final String PERIOD = "from=2037-06-01&to=2037-12-31";

    private static final Pattern FOLLOW_UP = Pattern.compile("(?i)follow[_ -]?up");

    /** What is asked below {@code /api/delays}; the lists of late ones and of choices are no tables. */
    private static final List<String> TABLES = List.of(
            "?groupBy=phase&",
            "?groupBy=task&",
            "?groupBy=organisation&",
            "?groupBy=area&",
            "?groupBy=kelaRole&",
            "?groupBy=month&",
            "/waits?",
            "/figures?",
            "/diagram?",
            "/diagram?process=followup&");

    private final ObjectMapper json = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Test
    void aCaseTellsItsPhase() throws IOException {
        CaseId id = given.today(BEGIN).aCaseInFollowUp();
        JsonNode view = read(get("employment", "/api/cases/" + id, "application/json"));
        assertThat(view.path("phase").asText()).isEqualTo(Phase.FOLLOW_UP.name());
        assertNamed("", view);
    }

    @Test
    void everyReportTellsPhasesTheSameWay() throws IOException {
        given.today(BEGIN).aCaseInFollowUp();
        when.workingDaysPass(90);
        for (String report : TABLES) {
            String path = "/api/delays" + report + PERIOD;
            assertNamed(path, read(get("manager", path, "application/json")));
            for (CSVRecord row : table(get("manager", path, "text/csv"))) {
                row.forEach(cell -> assertNamed(path, cell));
            }
        }
        for (String report : List.of("/choices?", "/late?groupBy=phase&", "/late?groupBy=phase&group=FOLLOW_UP&")) {
            String path = "/api/delays" + report + PERIOD;
            assertNamed(path, read(get("manager", path, "application/json")));
        }
    }

    @Test
    void followUpIsAGroupOfItsOwnInJsonAndInTheTable() throws IOException {
        given.today(BEGIN).aCaseInFollowUp();
        when.workingDaysPass(90);
        String path = "/api/delays?groupBy=phase&" + PERIOD;
        JsonNode rows = read(get("manager", path, "application/json")).path("rows");
        assertThat(rows).extracting(row -> row.path("group").asText()).contains(Phase.FOLLOW_UP.name());
        assertThat(table(get("manager", path, "text/csv")))
                .extracting(row -> row.get(0))
                .contains(Phase.FOLLOW_UP.name());

        JsonNode late =
                read(get("manager", "/api/delays/late?groupBy=phase&group=FOLLOW_UP&" + PERIOD, "application/json"));
        assertThat(late.path("total").asLong()).isPositive();
        // A process is called by its id.
        assertThat(late.path("rows"))
                .allSatisfy(row -> assertThat(row.path("process").asText()).isEqualTo("followup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOLLOWUP", "followup", "follow_up", "WORKABILITY"})
    void anotherSpellingIsRefused(String group) throws IOException {
        HttpResponse<String> answer =
                get("manager", "/api/delays/late?groupBy=phase&group=" + group, "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("field").asText()).isEqualTo("group");
            assertThat(error.path("message").asText()).contains("FOLLOW_UP", "END", "KELAQUESTION", "DELAY");
        });
    }

    @Test
    void theDescriptionKnowsNoOtherSpelling() throws IOException {
        assertNamed(
                "/v3/api-docs",
                json.readTree(Visitor.nobody(port).get("/v3/api-docs").body()));
    }

    /** The page in Cockpit translates what the interface tells: in Finnish, Swedish and English. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void thePageInCockpitKnowsTheName(Phase phase) throws IOException {
        Path scripts = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/cockpit/scripts/delays");
        assertThat(Files.readAllLines(scripts.resolve("words.js")))
                .filteredOn(line -> line.strip().startsWith("'phase." + phase + "': "))
                .hasSize(3);
        assertThat(Files.readAllLines(scripts.resolve("rows.js")))
                .filteredOn(line -> line.strip().startsWith("phase: ["))
                .singleElement()
                .asString()
                .contains("'" + phase + "'");
    }

    private void assertNamed(String place, JsonNode node) {
        node.fields().forEachRemaining(field -> {
            assertNamed(place, field.getKey());
            if (!field.getKey().equals("process")) {
                assertNamed(place + " " + field.getKey(), field.getValue());
            }
        });
        if (node.isTextual()) {
            assertNamed(place, node.asText());
        }
        node.elements().forEachRemaining(element -> {
            if (!node.isObject()) {
                assertNamed(place, element);
            }
        });
    }

    private static void assertNamed(String place, String text) {
        FOLLOW_UP
                .matcher(text)
                .results()
                .forEach(word -> assertThat(word.group()).as(place).isEqualTo(Phase.FOLLOW_UP.name()));
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static List<CSVRecord> table(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
        return CSVFormat.RFC4180.parse(new StringReader(answer.body())).getRecords();
    }

    private HttpResponse<String> get(String user, String path, String type) {
        return Visitor.signedIn(port, user, null).send("GET", path, null, Map.of("Accept", type));
    }
}
