package fi.tyokykypolku.tasklist;

import static fi.tyokykypolku.casework.Values.with;
import static fi.tyokykypolku.tasklist.Opened.body;
import static fi.tyokykypolku.tasklist.Opened.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that was written is lost, and nothing of it is anybody else's. */
@ProcessTest
class DraftsTest extends Scenario {
    private static final String WRITTEN = "Sairauspäiväraha päättyy, kuntoutustuki selvitettävä.";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visitor kela;
    private String task;

    @BeforeEach
    void aFormHalfFilledIn() {
        given.aCaseAt("assessBenefits");
        kela = Visitor.signedIn(port, "kela", null);
        task = when.kela.task("assessBenefits").getId();
    }

    private Opened open() {
        return new Opened(kela, task);
    }

    private static String draft(Opened opened, String field, @Nullable Object value) {
        ObjectNode draft = new ObjectMapper().createObjectNode();
        draft.put("mark", opened.value(TaskForms.MARK)).putObject("values").putPOJO(field, value);
        return draft.toString();
    }

    private HttpResponse<String> keep(Visitor visitor, String draft) {
        return visitor.json("PUT", "/api/drafts/" + task, draft);
    }

    private void kept(String field, @Nullable Object value) {
        assertThat(keep(kela, draft(open(), field, value)).statusCode()).isEqualTo(204);
    }

    private long drafts() {
        return jdbc.sql("select count(*) from tkp_draft where task_id = ?")
                .param(task)
                .query(Long.class)
                .single();
    }

    @Test
    void whatWasWrittenComesBackWithTheForm() {
        kept("benefitAssessment", WRITTEN);
        assertThat(open().value("benefitAssessment")).isEqualTo(WRITTEN);
        assertThat(body(kela.get("/api/drafts/" + task)).path("fields").toString())
                .isEqualTo("[\"benefitAssessment\"]");
        kept("sickAllowanceDays", 35);
        assertThat(open().value("sickAllowanceDays")).isEqualTo("35");
        assertThat(open().value("benefitAssessment"))
                .as("the newer takes the older's place")
                .isEqualTo("null");
    }

    @Test
    void itIsKeptEncrypted() {
        kept("benefitAssessment", WRITTEN);
        byte[] content = jdbc.sql("select content from tkp_draft where task_id = ?")
                .param(task)
                .query(byte[].class)
                .single();
        assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain("benefitAssessment", "kuntoutustuki");
    }

    @Test
    void itIsItsWritersOnly() {
        kept("benefitAssessment", WRITTEN);
        Visitor colleague = Visitor.signedIn(port, "kela2", null);
        assertThat(new Opened(colleague, task).value("benefitAssessment")).isEqualTo("null");
        assertThat(body(colleague.get("/api/drafts/" + task)).path("fields")).isEmpty();
        assertThat(colleague.json("DELETE", "/api/drafts/" + task, "").statusCode())
                .isEqualTo(204);
        assertThat(open().value("benefitAssessment")).isEqualTo(WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"social", "manager", "designer", "admin", "referrer"})
    void nobodyFromElsewhereKeepsOrAsksForOne(String user) {
        Visitor other = Visitor.signedIn(port, user, null);
        HttpResponse<String> refused = other.get("/api/drafts/" + task);
        HttpResponse<String> unknown = other.get("/api/drafts/no-such-task");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body().replaceFirst("urn:uuid:[^\"]+", ""))
                .isEqualTo(unknown.body().replaceFirst("urn:uuid:[^\"]+", ""));
        assertThat(keep(other, draft(open(), "benefitAssessment", "x")).statusCode())
                .isEqualTo(404);
        assertThat(drafts()).isZero();
    }

    @Test
    void itGoesWithItsTask() {
        Opened opened = open();
        kept("benefitAssessment", WRITTEN);
        when.kela.completes("assessBenefits", with("benefitAssessment", "Selvitetty.", "incomeUnclear", "false"));
        assertThat(drafts()).isZero();
        assertThat(keep(kela, draft(opened, "benefitAssessment", WRITTEN)).statusCode())
                .isEqualTo(404);
        assertThat(drafts()).isZero();
    }

    @Test
    void itGoesWithATaskThatIsTakenAway() {
        kept("benefitAssessment", WRITTEN);
        when.theClientWithdraws();
        assertThat(drafts()).isZero();
    }

    @Test
    void itIsThrownAwayWhenItsWriterWantsSo() {
        kept("benefitAssessment", WRITTEN);
        assertThat(kela.json("DELETE", "/api/drafts/" + task, "").statusCode()).isEqualTo(204);
        assertThat(open().value("benefitAssessment")).isEqualTo("null");
    }

    /** A colleague's answer is never put away by a draft that is older than it. */
    @Test
    void aNewerAnswerStandsAndTheDraftIsToldOf() {
        kept("clientAsksKela", "false");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        Opened after = open();
        assertThat(after.value("clientAsksKela")).isEqualTo("true");
        assertThat(after.value("caseSummary"))
                .contains("Luonnoksesi jälkeen on toinen vastannut kenttään **Toivooko asiakas Kelan mukaan?**")
                .contains("luonnoksessasi oli ”Ei”");
        assertThat(after.fillIn("benefitAssessment", "Selvitetty.")
                        .fillIn("incomeUnclear", "false")
                        .submit()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aDraftOfAnotherFormIsRefused() {
        Opened other = new Opened(Visitor.signedIn(port, "kela2", null), task);
        HttpResponse<String> refused = keep(kela, draft(other, "benefitAssessment", "x"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("avaa tehtävä uudelleen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mark\": \"1\"}",
                "{\"mark\": \"1\", \"values\": {\"a\": {\"b\": 1}}}",
                "{\"mark\": \"1\", \"values\": {\"a\": [[1]]}}",
                "{\"mark\": \"1\", \"values\": {}, \"more\": 1}",
                "[]"
            })
    void whatIsNoDraftIsRefused(String body) {
        assertThat(keep(kela, body).statusCode()).isEqualTo(400);
        assertThat(drafts()).isZero();
    }

    /** Of a form that is closed where something is held back, nothing is written there. */
    @Test
    void aFieldThatTheFormDoesNotHaveStaysOut() {
        kept("socialAssessment", "x");
        assertThat(body(kela.get(path(task, "form-variables"))).has("socialAssessment"))
                .isFalse();
    }
}
