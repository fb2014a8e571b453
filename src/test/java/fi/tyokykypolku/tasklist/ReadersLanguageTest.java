package fi.tyokykypolku.tasklist;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.casework.When.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever reads Swedish or English is told no text of the models in Finnish: in headings and in lists of tasks, processes and filters. */
@ProcessTest
class ReadersLanguageTest extends Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASKLIST_API = "/camunda/api/engine/engine/default";
    private static final Set<String> FINNISH = finnish();

    @LocalServerPort
    private int port;

    /** The Finnish texts of several words: one word may be the same in another language, or be part of a name. */
    private static Set<String> finnish() {
        Set<String> texts = new TreeSet<>();
        for (String folder : List.of("bpmn", "dmn", "forms", "src/main/resources/texts")) {
            try {
                JSON
                        .readValue(Path.of(folder, "sv.json").toFile(), new TypeReference<Map<String, String>>() {})
                        .keySet()
                        .stream()
                        .filter(text -> text.contains(" ") && text.length() > 10)
                        .forEach(texts::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void theHeadingTellsReasonsStatutesAndStepsInIt(String language) {
        given.aCaseAt("assessBenefits");
        assertTold(language, when.kela, "assessBenefits", "Laki 381/2023");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        when.theCaseReaches("draftPlan");
        assertTold(language, when.employment, "draftPlan", "Asiakas on itse pyytänyt Kelan mukaan.");
        when.timeReaches(Instant.parse("2027-02-02T21:59:59Z"));
        assertTold(language, when.lead, "handleDelay", "Määräaika ylittyi: Alkukartoitus ja suunnitelma.");
    }

    private void assertTold(String language, Actor actor, String task, String known) {
        String id = actor.task(task).getId();
        String path = "/engine-rest/task/" + id + "/form-variables?deserializeValues=false&variableNames=caseSummary";
        Visitor visitor = Visitor.signedIn(port, actor.user(), null);
        assertThat(body(visitor, path, "fi"))
                .contains(known)
                .satisfies(text -> assertThat(finnishIn(text)).isNotEmpty());
        assertThat(finnishIn(body(visitor, path, language))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void listsTellNamesInIt(String language) {
        given.aCaseAt("assessBenefits");
        Visitor visitor = Visitor.signedIn(port, when.kela.user(), "tasklist");
        for (String list : List.of(
                "/task", "/filter?resourceType=Task", "/process-definition?latest=true&startableInTasklist=true")) {
            assertThat(finnishIn(body(visitor, TASKLIST_API + list, "fi")))
                    .as(list)
                    .isNotEmpty();
            assertThat(finnishIn(body(visitor, TASKLIST_API + list, language)))
                    .as(list)
                    .isEmpty();
        }
    }

    private static Set<String> finnishIn(String text) {
        Set<String> found = new TreeSet<>(FINNISH);
        found.removeIf(each -> !text.contains(each));
        return found;
    }

    private static String body(Visitor visitor, String path, String language) {
        HttpResponse<String> answer =
                visitor.send("GET", path, null, Map.of("Accept-Language", language, "Accept", "application/json"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
