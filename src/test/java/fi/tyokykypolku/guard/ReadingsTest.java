package fi.tyokykypolku.guard;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.ToldInFull;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Walks every endpoint that answers a question, as those who are let in somewhere, and looks in the answer for what nobody else
 * says of anybody. One entry of the use log for each answer that tells any of it, none for any other.
 */
@ProcessTest
@DisplayName("Jokainen tapa lukea asiakkaan tietoja")
class ReadingsTest extends ToldInFull {
    /** Who walks, the web application they sign in to and the task of theirs they know of. */
    private static final List<List<String>> READERS = List.of(
            List.of("employment", "tasklist", "summariseAssessment"),
            List.of("kela", "tasklist", "summariseAssessment"),
            List.of("manager", "cockpit", "summariseAssessment"),
            List.of("designer", "cockpit", "summariseAssessment"),
            List.of("admin", "cockpit", "summariseAssessment"),
            List.of("referrer", "", "summariseAssessment"));

    /** They tell of the client in codes and days, or in a way that the search does not find, and are logged all the same. */
    private static final Pattern TELLS_OTHERWISE = Pattern.compile(
            "/api/cases/\\{caseId}(?:/uses)? GET|/api/uses POST|.*/task/\\{id}/(?:variables|localVariables)(?:/\\{varId}(?:/data)?)? GET");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("jättää käyttölokiin yhden rivin, ja muu kuin lukeminen ei yhtään")
    void leavesOneEntry() {
        String code = given.anIdentityCode();
        given.everyFreeTextSays(MARK);
        CaseId id = given.aCaseAt(
                "summariseAssessment",
                with("personId", code, "firstNames", FIRST_NAMES, "lastName", LAST_NAME, "phone", PHONE));
        String task = when.employment.task("summariseAssessment").getId();
        Map<String, String> samples = Samples.of(engine, id, task);
        samples.put("/variables/{varId}", "/variables/caseSummary");
        samples.put("/localVariables/{varId}", "/localVariables/caseSummary");
        List<String> wrong = new ArrayList<>();
        TreeSet<String> telling = new TreeSet<>();
        for (List<String> reader : READERS) {
            String user = reader.get(0);
            Visitor visitor = Visitor.signedIn(port, user, reader.get(1).isEmpty() ? null : reader.get(1));
            for (String endpoint : Endpoints.of(context)) {
                String[] parts = endpoint.split(" ");
                if (!asks(parts[0], parts[1])) {
                    continue;
                }
                long before = entries(id);
                HttpResponse<String> answer = parts[1].equals("GET")
                        ? visitor.get(Samples.address(parts[0], samples))
                        : visitor.json("POST", Samples.address(parts[0], samples), question(parts[0], code));
                long entries = entries(id) - before;
                boolean tells = secrets(code).stream().anyMatch(answer.body()::contains);
                // What is no file is read before it is refused as such.
                boolean answered = answer.statusCode() == (endpoint.contains("/data ") ? 400 : 200);
                boolean logged =
                        tells || answered && TELLS_OTHERWISE.matcher(endpoint).matches();
                if (entries != (logged ? 1 : 0)) {
                    wrong.add(user + " " + endpoint + ": " + entries + (logged ? " for a reading" : " for nothing"));
                }
                if (tells) {
                    telling.add(endpoint);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(telling)
                .contains(
                        "/engine-rest/task/{id}/form-variables GET",
                        "/camunda/api/engine/engine/{name}/task/{id}/form-variables GET");
    }

    private static boolean asks(String path, String method) {
        boolean asks = method.equals("GET")
                || method.equals("POST") && (path.matches(".*/(?:list|count|task|variable-instance|uses)"));
        return asks && !path.contains("/logout");
    }

    private static String question(String path, String code) {
        return path.equals("/api/uses") ? "{\"personId\": \"" + code + "\"}" : "{}";
    }

    private long entries(CaseId id) {
        return jdbc.sql("select count(*) from tkp_use_log where case_id = ? and event <> 'REFUSED'")
                .param(id.value())
                .query(Long.class)
                .single();
    }
}
