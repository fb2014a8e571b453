package fi.tyokykypolku.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import fi.tyokykypolku.decisions.Tables;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner reads of every benefit that the table says to check what it is, for whom and how to apply, and never a promise. */
class GuidanceTest {

    static List<Guidance.Entry> entries() {
        return Guidance.entries();
    }

    @Test
    void tellsOfEveryCodeOfTheTableOnceInItsOrder() {
        assertThat(entries()).extracting(Guidance.Entry::code).containsExactlyElementsOf(column(0));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isWholeInBothLanguages(Guidance.Entry entry) {
        Stream.of(entry.name(), entry.what(), entry.forWhom(), entry.apply(), entry.statute())
                .forEach(text -> {
                    assertThat(text).as(entry.code()).containsOnlyKeys("fi", "sv");
                    assertThat(text.values()).as(entry.code()).allMatch(words -> words.length() > 2);
                });
        assertThat(entry.provider()).isIn("KELA", "COUNTY");
        assertThat(entry.source()).isNotBlank();
        assertThat(entry.checkedOn()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void citesWhatTheTableCites(Guidance.Entry entry) {
        Set<String> cited = Tables.table("benefitScreening").getRules().stream()
                .filter(rule -> cell(rule, 0).equals(entry.code()))
                .map(rule -> cell(rule, 3))
                .collect(Collectors.toSet());
        assertThat(entry.statute().get("fi")).as(entry.code()).isIn(cited);
    }

    @Test
    void promisesNothing() throws Exception {
        assertThat(Files.readString(Path.of("src/main/resources/guidance/benefits.yaml"))
                        .toLowerCase())
                .doesNotContain("oikeu", "rätt till", "entitled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void isAPageWithAPlaceForEveryCode(String lang) {
        GuidanceApi api = new GuidanceApi(Mustache.compiler()
                .emptyStringIsFalse(true)
                .withLoader(name -> new InputStreamReader(
                        GuidanceTest.class.getResourceAsStream("/templates/" + name + ".mustache"),
                        StandardCharsets.UTF_8)));
        String page = api.get(lang).getBody();
        assertThat(page).contains("<html lang=\"" + lang + "\">");
        for (Guidance.Entry entry : entries()) {
            assertThat(page)
                    .contains("href=\"#%s\"".formatted(entry.code()), "id=\"%s\"".formatted(entry.code()))
                    .contains(Map.of("fi", "Hakeminen:", "sv", "Ansökan:").get(lang));
        }
    }

    private static List<String> column(int output) {
        return Tables.table("benefitScreening").getRules().stream()
                .map(rule -> cell(rule, output))
                .distinct()
                .toList();
    }

    private static String cell(Rule rule, int output) {
        return List.copyOf(rule.getOutputEntries())
                .get(output)
                .getTextContent()
                .trim()
                .replace("\"", "");
    }
}
