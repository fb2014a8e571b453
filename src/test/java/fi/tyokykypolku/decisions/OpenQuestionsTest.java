package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tables assume is said in Finnish, and what only a lawyer can answer is listed for the owner. */
class OpenQuestionsTest {

    private static final Path PAGE = Path.of("src/docs/avoimet-kysymykset.md");

    private static final Pattern ENGLISH_NOTE = Pattern.compile("(?i)unsure|assumption|\\btodo\\b|\\(own\\)");

    private static final Pattern ITEM = Pattern.compile("(?m)^- ([^:\n]+): +(\\S.*)$");

    /** Name of a table, then the ids of its rules. */
    private static final Pattern ROWS = Pattern.compile("`(\\w+)`: (`\\w+`(?:, `\\w+`)*)");

    static Stream<Path> models() {
        return ModelFiles.all().stream();
    }

    static List<String> questions() throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("(?m)^#+ "))
                .filter(section -> section.contains("\n- "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noNoteIsLeftInEnglish(Path file) throws IOException {
        assertThat(ENGLISH_NOTE.matcher(Files.readString(file)).results().map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void thePageAsks() throws IOException {
        assertThat(questions())
                .hasSizeGreaterThan(10)
                .allMatch(question -> question.lines().findFirst().orElseThrow().endsWith("?"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionSaysWhereItStandsWhatIsAssumedWhoAnswersAndWhen(String question) {
        assertThat(ITEM.matcher(question).results().map(item -> item.group(1)))
                .containsExactly("Rivit", "Lähde", "Taulu olettaa", "Vastaaja", "Katso uudelleen");
        Ends.warn(
                question.lines().findFirst().orElseThrow(),
                Ends.lookAgain(question).orElseThrow(),
                LocalDate.now());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyRowOfAQuestionIsInItsTable(String question) {
        String rows = ITEM.matcher(question).results().findFirst().orElseThrow().group(2);
        assertThat(rows).matches(ROWS + "(; " + ROWS + ")*");
        ROWS.matcher(rows)
                .results()
                .forEach(table -> assertThat(Tables.rules(table.group(1)))
                        .as(table.group(1))
                        .contains(table.group(2).replace("`", "").split(", ")));
    }
}
