package fi.tyokykypolku.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Teksti")
class PlainTextTest {
    @ParameterizedTest
    @DisplayName("on merkkejä, jotka voi näyttää")
    @ValueSource(
            strings = {
                "",
                "Äiti sanoi: \"ei\".",
                "rivi\r\n\ttoinen",
                "\u05D0\u200F (Oulu) \u200E",
                "\uD83D\uDE00 ja \uD83D\uDC69\u200D\uD83D\uDCBB",
                "a\u0301\u00A0\u00AD"
            })
    void plain(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("ei ole muuta")
    @ValueSource(
            strings = {
                "\u0000",
                "\u0001",
                "\u0008",
                "\u000B",
                "\u000C",
                "\u001B",
                "\u001F",
                "\u007F",
                "\u0080",
                "\u0085",
                "\u009F",
                "\u202A",
                "\u202B",
                "\u202C",
                "\u202D",
                "\u202E",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D",
                "\uFFFE",
                "\uFFFF",
                "\uFDD0",
                "\uD83F\uDFFE",
                "\uDB40\uDC41",
                "\uDB40\uDC7F"
            })
    void notPlain(String character) {
        assertThat(PlainText.isPlain(character)).isFalse();
        assertThat(PlainText.isPlain("Aino" + character + "Maria")).isFalse();
    }
}
