package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verkkosovellusten sisään pakatut kirjastot")
class BundlesTest {
    private static final String BUNDLE = "/META-INF/resources/webjars/camunda/lib/deps.js";
    private static final String LICENCE = "@license ";
    private static final Pattern LICENSED = Pattern.compile("@license @?[\\w./-]+@[\\w.-]+");

    @Test
    @DisplayName("ovat ne, jotka dokumentti luettelee, eikä muita ole nimetty")
    void areThoseThatTheDocumentLists() throws IOException {
        String licences = text(BUNDLE + ".LICENSE.txt");
        String packed = text(BUNDLE) + licences;
        List<CSVRecord> rows = rows();
        assertThat(rows).allSatisfy(row -> {
            assertThat(packed).contains(row.get("seen as"));
            assertThat(row.get("seen as")).contains(row.get("version"));
        });
        assertThat(rows).extracting(row -> row.get("library")).doesNotHaveDuplicates();
        List<String> named = LICENSED.matcher(licences)
                .results()
                .map(licence -> licence.group())
                .toList();
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(rows.stream()
                        .map(row -> row.get("seen as"))
                        .filter(mark -> LICENSED.matcher(mark).matches()))
                .containsExactlyInAnyOrderElementsOf(named);
        assertThat(rows.stream()
                        .filter(row -> LICENSED.matcher(row.get("seen as")).matches()))
                .allSatisfy(row -> assertThat(row.get("seen as"))
                        .startsWith(LICENCE + row.get("library") + "@" + row.get("version")));
    }

    private static List<CSVRecord> rows() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setQuote(null)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader table = Files.newBufferedReader(Path.of("src/docs/operations/bundles.csv"))) {
            return format.parse(table).getRecords();
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(BundlesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
