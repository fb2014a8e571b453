package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many statements the daily work sends to the database: the figure that grows unseen. */
@ProcessTest
class StatementsTest extends Scenario {
    private static final int OF_A_REFERRAL = 120;
    private static final int OF_AN_OPENING = 26;
    private static final int OF_A_PAGE = 17;
    private static final int PAGE = 15;
    private static final String SESSIONS = "tkp_session";
    private static final int ROWS_OF_A_REFERRAL = 40;
    private static final List<String> VARIABLES = List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail");

    @LocalServerPort
    private int port;

    @Test
    void aReferral() {
        given.aReferral();
        long before = variableRows();
        List<String> sent = Statements.during(() -> given.aReferral());
        assertThat(sent).as(() -> told(sent)).hasSizeLessThanOrEqualTo(OF_A_REFERRAL);
        assertThat(variableRows() - before).isLessThanOrEqualTo(ROWS_OF_A_REFERRAL);
    }

    private long variableRows() {
        return VARIABLES.stream()
                .mapToLong(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** What Tasklist asks when a card is pressed: the task, which form, the form, its values. */
    @Test
    void theOpeningOfATask() {
        CaseId id = given.aCaseAt("assessSocial", with("specialSupport", "false"));
        Visitor social = Visitor.signedIn(port, "social", "tasklist");
        String task = when.social.task("assessSocial").getId();
        open(social, task);
        List<String> all = Statements.during(() -> open(social, task));
        List<String> sent = all.stream()
                // Asked every five and every two seconds, which a slow machine takes for one opening.
                .filter(statement -> !statement.contains("ACT_RE_DECISION_DEF") && !statement.contains(SESSIONS))
                .toList();
        assertThat(sent).as(() -> told(sent)).hasSizeLessThanOrEqualTo(OF_AN_OPENING);
        assertThat(all.stream().filter(statement -> statement.contains(SESSIONS) && !statement.startsWith("select")))
                .as("once a minute at most, that the session is used")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(caseFile.find(id)).isPresent();
    }

    /** What Tasklist asks for a page of the list, with the variables of its cards. */
    @Test
    void aPageOfTheList() {
        for (int n = 0; n < PAGE; n++) {
            given.aReferral();
        }
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        String filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("Kaikki meidän tehtävät")
                .singleResult()
                .getId();
        list(employment, filter);
        List<String> sent = Statements.during(() -> list(employment, filter)).stream()
                .filter(statement -> !statement.contains("ACT_RE_DECISION_DEF") && !statement.contains(SESSIONS))
                .toList();
        assertThat(sent).as(() -> told(sent)).hasSizeLessThanOrEqualTo(OF_A_PAGE);
    }

    private static void list(Visitor visitor, String filter) {
        HttpResponse<String> page = visitor.send(
                "POST",
                "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=" + PAGE,
                "{\"sorting\": [{\"sortBy\": \"created\", \"sortOrder\": \"desc\"}]}",
                Map.of("Accept", "application/hal+json", "Content-Type", "application/json"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("checkReferral").contains("TKP-");
    }

    @Test
    void aFileAsksForNoSession() {
        Visitor social = Visitor.signedIn(port, "social", "tasklist");
        List<String> sent = Statements.during(() -> {
            for (String file :
                    List.of("app/tasklist/styles/user-styles.css", "app/tasklist/scripts/config.js", "lib/deps.js")) {
                assertThat(social.get("/camunda/" + file).statusCode()).as(file).isEqualTo(200);
            }
        });
        assertThat(sent).noneMatch(statement -> statement.contains(SESSIONS));
        assertThat(social.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
    }

    private static void open(Visitor visitor, String task) {
        for (String path : List.of("", "/form", "/deployed-form", "/form-variables?deserializeValues=false")) {
            assertThat(visitor.get("/camunda/api/engine/engine/default/task/" + task + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private static String told(List<String> sent) {
        StringBuilder told = new StringBuilder();
        sent.stream()
                .map(statement -> statement.substring(0, Math.min(110, statement.length())))
                .collect(groupingBy(statement -> statement, TreeMap::new, counting()))
                .forEach((statement, times) ->
                        told.append(times).append(" x ").append(statement).append('\n'));
        return told.toString();
    }
}
