package fi.tyokykypolku.texts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.decisions.Tables;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ModelTextsTest {
    private final ModelTexts texts = new ModelTexts();

    private static void reads(String language) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.ACCEPT_LANGUAGE, language);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void nobodyReads() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void leavesWhatHasNoTranslationInFinnish() {
        reads("sv");
        assertThat(texts.say("Kirjaa suostumus")).isEqualTo("Anteckna samtycket");
        assertThat(texts.say("Kirjaa jotain uutta")).isEqualTo("Kirjaa jotain uutta");
        assertThat(texts.saySentences("Milloin asiakas on syntynyt? Uusi kysymys? Päättele Kelan rooli"))
                .isEqualTo("När är klienten född? Uusi kysymys? Fastställ FPA:s roll");
    }

    @Test
    void leavesTheFinnishReaderTheWordsOfTheModels() {
        String finnish = "Kelaa tarvitaan. Milloin asiakas on syntynyt?";
        assertThat(texts.saySentences(finnish)).isEqualTo(finnish);
    }

    /** A reason of several sentences is translated as one, and the questions that the row puts after it each by itself. */
    @Test
    void saysEverySentenceThatATablePutsTogether() {
        Map<String, Object> row = Tables.evaluate("rehabResponsible", Map.of("rehabNeed", "VOCATIONAL"))
                .single();
        String finnish = row.get("reason") + " " + row.get("ask");
        assertThat(finnish)
                .startsWith("Tarkista kuntoutuksen järjestäjä: tiedot eivät riitä. Kela vapautuu vasta")
                .contains("Milloin asiakas on syntynyt?");
        reads("sv");
        assertThat(texts.saySentences(finnish))
                .isEqualTo("Kontrollera vem som ordnar rehabiliteringen: uppgifterna räcker inte. FPA befrias först när"
                        + " arbetspensionsförsäkraren ordnar rehabiliteringen eller har gett ett förhandsbeslut."
                        + " Finns det arbetsinkomster från de senaste 36 månaderna eller ett eget barn under 3 år?"
                        + " Hur stora är arbetsinkomsterna under de fem senaste åren? När är klienten född?"
                        + " Har ett förhandsbeslut begärts av arbetspensionsförsäkraren?");
        reads("en");
        assertThat(texts.saySentences(finnish))
                .endsWith("Has a preliminary decision been asked of the pension provider?");
    }
}
