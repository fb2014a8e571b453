package fi.tyokykypolku.intake;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no text is refused with its field named, at every door, and nothing has changed. */
@ProcessTest
@DisplayName("Teksti, joka ei ole tekstiä,")
class PlainTextTest extends Scenario {
    private static final List<String> ODD =
            List.of("\u0000", "\u001F", "\u007F", "\u0085", "\u202E", "\u2066", "\uD800");

    @LocalServerPort
    private int port;

    /** Half a character can only be sent escaped. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @ParameterizedTest
    @DisplayName("hylätään lähetteessä kentän nimellä")
    @ValueSource(
            strings = {
                "referralId",
                "situation",
                "questionToKela",
                "referrer.organisation",
                "referrer.person",
                "referrer.phone",
                "client.personId",
                "client.firstNames",
                "client.lastName",
                "client.municipality",
                "client.phone"
            })
    void inReferral(String field) throws Exception {
        for (String odd : ODD) {
            ObjectNode referral = (ObjectNode) json.readTree("""
                    {"referralId": "x", "receivedOn": "2026-10-01", "referralSource": "KELA", "entryType": "REFERRAL",
                     "unemployed": true, "reasons": ["WORK_ABILITY_LIMITATION"], "referrer": {},
                     "client": {"firstNames": "Eino", "lastName": "Esimerkki", "municipality": "837", "language": "fi"}}
                    """);
            ((ObjectNode) referral.get("client")).put("personId", given.anIdentityCode());
            int dot = field.indexOf('.');
            ObjectNode object = dot < 0 ? referral : (ObjectNode) referral.get(field.substring(0, dot));
            object.put(field.substring(dot + 1), "Eino" + odd);
            refused("referrer", "/api/referrals", referral, field);
            object.put(field.substring(dot + 1), odd);
            refused("referrer", "/api/referrals", referral, field);
        }
    }

    @ParameterizedTest
    @DisplayName("hylätään lähetteessä kentän nimellä silloinkin, kun kenttä ei ole tekstiä")
    @CsvSource({
        "referralSource, KELA",
        "entryType, REFERRAL",
        "receivedOn, 2026-10-01",
        "unemployed, true",
        "reasons[], WORK_ABILITY_LIMITATION",
        "client.language, fi",
        "unknown, x"
    })
    void inReferralElsewhere(String field, String value) throws Exception {
        for (String odd : ODD) {
            for (String text : List.of(odd + value, value + odd, odd)) {
                ObjectNode referral = (ObjectNode) json.readTree("""
                        {"referralId": "x", "receivedOn": "2026-10-01", "referralSource": "KELA", "entryType": "REFERRAL",
                         "unemployed": true, "reasons": ["WORK_ABILITY_LIMITATION"],
                         "client": {"firstNames": "Eino", "lastName": "Esimerkki", "municipality": "837", "language": "fi"}}
                        """);
                ((ObjectNode) referral.get("client")).put("personId", given.anIdentityCode());
                if (field.endsWith("[]")) {
                    referral.putArray(field.replace("[]", "")).add(text);
                } else {
                    int dot = field.indexOf('.');
                    ObjectNode object = dot < 0 ? referral : (ObjectNode) referral.get(field.substring(0, dot));
                    object.put(field.substring(dot + 1), text);
                }
                refused("referrer", "/api/referrals", referral, field.replace("[]", ""));
            }
        }
    }

    @Test
    @DisplayName("hylätään kentän nimenä, jota ei toisteta")
    void asName() throws Exception {
        // With half a character in a name a body is no JSON to begin with.
        for (String odd : ODD.subList(0, ODD.size() - 1)) {
            refused("referrer", "/api/referrals", json.createObjectNode().put("a" + odd, 1), "$");
        }
    }

    @ParameterizedTest
    @DisplayName("hylätään viestissä kentän nimellä")
    @CsvSource({
        "kela-decisions, messageId, kela",
        "kela-decisions, benefit, kela",
        "kela-decisions, reason, kela",
        "kela-questions, question, employment",
        "consent-withdrawals, via, employment",
        "review-requests, requestedBy, employment",
        "review-requests, reason, employment",
        "municipality-changes, municipality, employment",
        "client-withdrawals, reason, employment"
    })
    void inMessage(String kind, String field, String user) throws Exception {
        CaseId id = given.aCaseAt("assessBenefits");
        ObjectNode message = json.createObjectNode();
        if (kind.equals("kela-decisions")) {
            message.put("decision", "GRANTED").put("decidedOn", "2026-10-01");
        }
        for (String odd : ODD) {
            refused(user, "/api/cases/" + id + "/" + kind, message.put(field, "Eino" + odd), field);
        }
    }

    @ParameterizedTest
    @DisplayName("hylätään lomakkeessa kentän nimellä, molemmista ovista")
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    void inForm(String root) throws Exception {
        given.aCaseAt("draftPlan");
        String task = when.employment.task("draftPlan").getId();
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        ObjectNode variables = json.createObjectNode();
        for (String odd : ODD) {
            variables.set("planGoals", json.createObjectNode().put("value", "Takaisin työhön" + odd));
            String before = written();
            HttpResponse<String> answer = caseworker.json(
                    "POST",
                    root + "/task/" + task + "/submit-form",
                    json.writeValueAsString(json.createObjectNode().set("variables", variables)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("Tavoitteet: " + PlainText.message())
                    .doesNotContain("Takaisin");
            assertThat(written()).isEqualTo(before);
        }
        assertThat(when.employment.task("draftPlan").getId()).isEqualTo(task);
        when.employment.completes("draftPlan", with("planGoals", "Takaisin\r\n\ttyöhön"));
    }

    @ParameterizedTest
    @DisplayName("hylätään lomakkeen ympärillä ja kenttien niminä")
    @ValueSource(
            strings = {
                "{\"variables\": {}, \"extra\": \"a%s\"}",
                "{\"variables\": {}, \"extra\": {\"variables\": {\"a\": {\"value\": \"a%s\"}}}}",
                "{\"variables\": {}, \"extra\": [\"a%s\"]}",
                "{\"variables\": {}, \"a%s\": 1}",
                "{\"variables\": {\"a%s\": {\"value\": \"a\"}}}",
                "{\"variables\": {\"planGoals\": {\"value\": \"a\", \"type\": \"a%s\"}}}",
                "{\"variables\": {\"planGoals\": {\"value\": \"a\", \"valueInfo\": {\"a\": \"%s\"}}}}",
                "{\"variables\": {\"unknown\": {\"value\": \"a%s\"}}}"
            })
    void aroundForm(String body) {
        given.aCaseAt("draftPlan");
        String task = when.employment.task("draftPlan").getId();
        Visitor caseworker = Visitor.signedIn(port, "employment", null);
        for (String odd : List.of("\\u0000", "\\u202e", "\\u0085")) {
            for (String end : List.of("submit-form", "complete")) {
                HttpResponse<String> answer =
                        caseworker.json("POST", "/engine-rest/task/" + task + "/" + end, body.replace("%s", odd));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).doesNotContain("\u202e").doesNotContainIgnoringCase("\\u202e");
                assertThat(answer.body())
                        .containsAnyOf(
                                PlainText.message(), "Tuntematon kenttä unknown: lomakkeella ei ole tätä kenttää");
            }
        }
        assertThat(when.employment.task("draftPlan").getId()).isEqualTo(task);
    }

    @Test
    @DisplayName("hylätään kaikkialla muualla koneen rajapinnassa")
    void elsewhere() {
        Visitor admin = Visitor.signedIn(port, "admin", null);
        for (String path : List.of("/engine-rest/filter/create", "/engine-rest/task", "/engine-rest/user/create")) {
            for (String value : List.of("\"a\\u0000b\"", "[\"a\\u0000b\"]", "[[\"\\u202e\"]]")) {
                HttpResponse<String> answer = admin.json("POST", path, "{\"name\":" + value + "}");
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(answer.body()).contains("name: " + PlainText.message());
            }
        }
        assertThat(admin.get("/engine-rest/task?nameLike=a%00b"))
                .returns(400, HttpResponse::statusCode)
                .returns(true, answer -> answer.body().contains("nameLike: " + PlainText.message()));
        assertThat(admin.get("/engine-rest/task?nameLike=a%E2%80%AEb").statusCode())
                .isEqualTo(400);
        for (String report : List.of("area", "group", "kind", "process", "from", "unknown")) {
            HttpResponse<String> answer = admin.get("/api/delays?" + report + "=%00");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
    }

    private void refused(String user, String path, JsonNode body, String field) throws Exception {
        String before = written();
        HttpResponse<String> answer =
                Visitor.signedIn(port, user, null).json("POST", path, json.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode errors = json.readTree(answer.body()).path("errors");
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("message").asText()).isEqualTo(PlainText.message());
        });
        // Of a referral that holds nothing else, what is missing is named too.
        assertThat(body.size() == 1 || errors.size() == 1).as(answer.body()).isTrue();
        assertThat(written()).as("nothing written").isEqualTo(before);
    }

    private String written() {
        return jdbc.sql("select (select count(*) from tkp_fact) || ' ' || (select count(*) from tkp_case) || ' '"
                        + " || (select count(*) from act_ru_task)")
                .query(String.class)
                .single();
    }
}
