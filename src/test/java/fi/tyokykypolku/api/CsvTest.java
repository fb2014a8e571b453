package fi.tyokykypolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Taulukko muualla käytettäväksi")
class CsvTest {
    @ParameterizedTest
    @DisplayName("ei ala kaavalla missään solussa")
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "-",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =1+1",
                "＝1+1",
                "-1|x",
                "+358401234567;=1+1"
            })
    void noFormula(String text) {
        assertThat(cell(text)).startsWith("'").endsWith(text);
        assertThat(cell(new StringBuilder(text))).startsWith("'");
    }

    @ParameterizedTest
    @DisplayName("jättää luvut ja tavallisen tekstin ennalleen")
    @ValueSource(strings = {"-1", "+2", "-1.5", "-1,5", "0", "a=b", "työ-@", "2026-11-30", "<5", "'", "–"})
    void unchanged(String text) {
        assertThat(cell(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("pitää luvut lukuina")
    void figures() {
        assertThat(Csv.table(List.of("A", "B", "C"), Stream.of(Arrays.asList(-1L, -2.5, null))))
                .isEqualTo("A,B,C\r\n-1,-2.5,\r\n");
    }

    private static String cell(Object value) {
        String table = Csv.table(List.of("A"), Stream.of(List.of(value)));
        String cell = table.substring("A\r\n".length(), table.length() - "\r\n".length());
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }
}
