package fi.tyokykypolku.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.api.Language;
import fi.tyokykypolku.kela.KelaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the client's plan: both languages say the same things, and every code a form or table can give has words. */
class PlanWordsTest {
    private static final Words FI = new Words("plan", Language.FI);
    private static final Words SV = new Words("plan", Language.SV);
    private static final Pattern REASON = Pattern.compile("<text>\"(R[0-9]{2}_\\w+)\"</text>");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(SV.all().keySet()).isEqualTo(FI.all().keySet());
        FI.all().forEach((key, text) -> {
            String swedish = SV.all().getOrDefault(key, "");
            assertThat(swedish).as(key).isNotBlank();
            assertThat(places(swedish)).as(key).isEqualTo(places(text));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "lists, services, service",
        "lists, actionStatuses, status",
        "explainDecision, nextStep, nextStep",
        "reportProgress, kelaDecision, outcome"
    })
    void everyOptionOfAFormHasWords(String form, String field, String list) throws IOException {
        List<String> codes = codes(form, field);
        assertThat(codes).isNotEmpty().allSatisfy(code -> {
            assertThat(FI.knows(list, code))
                    .as("plan_fi.properties: " + list + "." + code)
                    .isTrue();
            assertThat(SV.knows(list, code))
                    .as("plan_sv.properties: " + list + "." + code)
                    .isTrue();
        });
    }

    @Test
    void everyRoleAndReasonOfKelaHasWords() throws IOException {
        List<String> reasons = REASON.matcher(Files.readString(Path.of("dmn/kela.dmn")))
                .results()
                .map(reason -> "reason." + reason.group(1))
                .toList();
        assertThat(reasons).isNotEmpty();
        Stream.concat(Arrays.stream(KelaRole.values()).map(role -> "role." + role), reasons.stream())
                .forEach(key -> assertThat(FI.all()).as(key).containsKey(key));
    }

    private static Set<String> places(String text) {
        return Set.copyOf(
                PLACE.matcher(text).results().map(MatchResult::group).distinct().toList());
    }

    private static List<String> codes(String form, String field) throws IOException {
        JsonNode root =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        List<String> codes = new ArrayList<>();
        root.findParents("values").stream()
                .filter(component -> component.path("key").asText().equals(field))
                .flatMap(component -> component.get("values").findValuesAsText("value").stream())
                .forEach(codes::add);
        return codes;
    }
}
