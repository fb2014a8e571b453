package fi.tyokykypolku.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever sends a form learns which fields are wrong, one by one, and nothing of the engine. */
@ProcessTest
class FormRefusalsTest extends Scenario {
    @LocalServerPort
    private int port;

    private static JsonNode refused(HttpResponse<String> answer) throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void everyFieldOfATaskThatIsWrongIsNamed() throws JsonProcessingException {
        given.aCaseAt("assessBenefits");
        String task = when.kela.task("assessBenefits").getId();
        Visitor kela = Visitor.signedIn(port, "kela", null);
        for (String way : new String[] {"submit-form", "complete"}) {
            JsonNode refused = refused(kela.json("POST", Opened.path(task, way), "{\"variables\": {}}"));
            assertThat(refused.path("fields").findValuesAsText("field")).contains("benefitAssessment");
            assertThat(refused.path("fields").findValuesAsText("label")).contains("Mitä kannattaa tarkistaa tai hakea");
            assertThat(refused.path("message").asText())
                    .contains("Mitä kannattaa tarkistaa tai hakea")
                    .doesNotContain(task, "Cannot");
        }
    }

    @Test
    void everyFieldOfANewCaseThatIsWrongIsNamed() throws JsonProcessingException {
        Visitor employment = Visitor.signedIn(port, "employment", null);
        String path = Opened.body(employment.get("/engine-rest/process-definition?key=workability&latestVersion=true"))
                .path(0)
                .path("id")
                .asText();
        JsonNode refused = refused(employment.json(
                "POST", "/engine-rest/process-definition/" + path + "/submit-form", "{\"variables\": {}}"));
        assertThat(refused.path("fields").findValuesAsText("field")).contains("personId", "lastName");
        assertThat(refused.path("message").asText()).doesNotContain("Cannot");
    }
}
