package fi.tyokykypolku.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "sample", "components": [
              {"type": "text", "text": "{{caseSummary}}"},
              {"type": "group", "label": "Kaikki", "components": [
                {"key": "name", "label": "Nimi", "type": "textfield", "properties": {"category": "IDENTITY"},
                 "validate": {"required": true, "minLength": 2, "maxLength": 10}},
                {"key": "days", "label": "Päivät", "type": "number", "properties": {"category": "BENEFITS"},
                 "validate": {"min": 0, "max": 300}},
                {"key": "level", "label": "Taso", "type": "select", "properties": {"category": "HEALTH"},
                 "values": [{"value": "LOW", "label": "matala"}, {"value": "HIGH", "label": "korkea"}]},
                {"key": "cues", "label": "Merkit", "type": "checklist", "properties": {"category": "SOCIAL"},
                 "values": [{"value": "A", "label": "a"}, {"value": "B", "label": "b"}]},
                {"key": "on", "dateLabel": "Päivä", "type": "datetime", "properties": {"category": "PLAN", "check": "past"}},
                {"key": "since", "dateLabel": "Alkaen", "type": "datetime", "properties": {"category": "PLAN", "check": "life"}},
                {"key": "until", "dateLabel": "Asti", "type": "datetime", "properties": {"category": "PLAN"}},
                {"key": "code", "label": "Tunnus", "type": "textfield", "properties": {"category": "IDENTITY", "check": "personId"}},
                {"key": "next", "dateLabel": "Seuraava", "type": "datetime", "properties": {"category": "PLAN", "check": "reviewDate"}},
                {"key": "agreed", "label": "Sovittu?", "type": "radio", "properties": {"category": "PLAN", "type": "boolean", "steers": "true"},
                 "values": [{"value": "true", "label": "kyllä"}, {"value": "false", "label": "ei"}]},
                {"key": "why", "label": "Miksi ei", "type": "textarea", "properties": {"category": "PLAN"},
                 "conditional": {"hide": "=agreed != \\"false\\""}, "validate": {"required": true}},
                {"key": "shown", "label": "Näkyvissä", "type": "textfield", "disabled": true, "properties": {"category": "PLAN"}},
                {"key": "question", "label": "Kysymys", "type": "textarea",
                 "properties": {"category": "BENEFITS", "raises": "kelaQuestionAsked", "audience": "all"}},
                {"key": "kelaOnly", "label": "Kelalle", "type": "textfield",
                 "properties": {"category": "BENEFITS", "organisations": "KELA"}}
              ]}]}
            """);

    private final FormCheck check = new FormCheck(new ObjectMapper());

    @Test
    void aRightlyFilledFormBecomesFactsFlagsAndMessages() {
        Submission submission = submit(
                "name",
                "Aino",
                "days",
                60,
                "level",
                "HIGH",
                "cues",
                List.of("A"),
                "on",
                "2026-03-31",
                "agreed",
                "true",
                "question",
                "Mitä nyt?");
        assertThat(submission.steering()).containsExactly(Map.entry("agreed", true));
        assertThat(submission.raised()).containsExactly("kelaQuestionAsked");
        assertThat(submission.entries())
                .extracting(Entry::field)
                .contains("name", "days", "level", "cues", "on", "question")
                .doesNotContain("why", "shown");
        assertThat(submission.text("name")).isEqualTo("Aino");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    name,,         täytä tämä kenttä
                    name,'  ',     täytä tämä kenttä
                    name,A,        liian lyhyt
                    name,AAAAAAAAAAA, liian pitkä
                    days,-1,       vähintään 0
                    days,301,      enintään 300
                    days,kuusi,    luku
                    level,MEDIUM,  valitse jokin
                    cues,C,        luettelo
                    on,2026-04-01, tulevaisuudessa
                    on,0001-01-01, ei voi olla ennen 2021-03-31
                    on,2021-03-30, ei voi olla ennen 2021-03-31
                    since,1899-12-31, ei voi olla ennen 1900-01-01
                    since,2026-04-01, tulevaisuudessa
                    until,0001-01-01, ei voi olla ennen 2021-03-31
                    until,2036-04-01, ei voi olla myöhemmin kuin 2036-03-31
                    until,9999-12-31, ei voi olla myöhemmin
                    until,+12026-01-01, ei voi olla myöhemmin
                    code,131052+308T, ennen vuotta 1900
                    on,31.3.2026,  muotoa
                    on,2026-02-30, muotoa
                    on,2026-03-20Tgarbage, muotoa
                    on,2026-03-20T25:00:00, muotoa
                    on,2026-03-20T10:00:00x, muotoa
                    next,2026-03-30, kolmen kuukauden
                    next,2026-07-01, kolmen kuukauden
                    agreed,ehkä,   kyllä tai ei
                    other,x,       ei ole tätä kenttää
                    kelaOnly,x,    ei ole tätä kenttää
                    """)
    void whatBreaksTheFormIsNamed(String field, @Nullable String value, String message) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", "Aino"));
        values.put(field, value);
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> check.check(FORM.forOrganisation(Organisation.SOCIAL), values, Map.of(), TODAY))
                .satisfies(rejected -> {
                    assertThat(rejected.errors()).extracting(Fault::field).containsExactly(field);
                    assertThat(rejected.errors().get(0).message()).contains(message);
                    assertThat(rejected.getMessage())
                            .startsWith(rejected.errors().get(0).label())
                            .doesNotContain("(" + field + ")");
                });
    }

    @ParameterizedTest
    @CsvSource({"on,2026-03-31", "next,2026-03-31", "next,2026-06-30", "days,0", "days,300"})
    void theLastAllowedValueIsAllowed(String field, String value) {
        assertThat(submit("name", "Aino", field, value).values()).containsKey(field);
    }

    @Test
    void aFieldIsRequiredOnlyWhenItIsShown() {
        assertThat(submit("name", "Aino", "agreed", "true").steering()).containsEntry("agreed", true);
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> submit("name", "Aino", "agreed", "false"))
                .withMessageContaining("Miksi ei: ");
    }

    @Test
    void everyFaultIsToldAtOnceInTheOrderOfTheForm() {
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> submit("level", "X", "days", 999))
                .satisfies(rejected -> assertThat(rejected.errors())
                        .extracting(Fault::field)
                        .containsExactly("name", "days", "level"));
    }

    @Test
    void aValueNotSentStaysAsItWasShown() {
        Map<String, JsonNode> current = Map.of("name", TextNode.valueOf("Aino"));
        Submission submission = check.check(FORM, Map.of("days", 1), current, TODAY);
        assertThat(submission.text("name")).isEqualTo("Aino");
    }

    @Test
    void whatIsOnlyShownIsNeverTaken() {
        Submission submission = submit("name", "Aino", "shown", "muutettu");
        assertThat(submission.values()).doesNotContainKey("shown");
    }

    @Test
    void nothingTheUserWroteIsRepeatedInTheMessage() {
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> submit("name", "Aino", "level", "010190-900P"))
                .withMessageNotContaining("010190");
    }

    @Test
    void onlyTheFieldThatIsNotSharedIsClosed() {
        String served = FORM.withhold(List.of("days", "")).json();
        assertThat(served.split("Ei jaettu organisaatiollesi", -1)).hasSize(2);
        FormSchema closed = FormSchema.parse(served);
        assertThat(closed.fields().values().stream().filter(FormField::locked).map(FormField::key))
                .containsExactlyInAnyOrder("days", "shown");
    }

    private static final String NAMED = """
            {"id": "plan", "components": [{"type": "group", "components": [
              {"key": "service", "label": "Palvelu", "type": "select", "properties": {"category": "PLAN"},
               "valuesKey": "services"},
              {"key": "more", "label": "Muut", "type": "checklist", "properties": {"category": "PLAN"},
               "valuesKey": "services"}]}]}
            """;

    @ParameterizedTest
    @CsvSource({"service, valitse jokin", "more, luettelo"})
    void aValueOutsideANamedListIsRefused(String field, String message) {
        FormSchema form = FormSchema.parse(
                NAMED, new OptionLists(Map.of("services", Map.of("TREATMENT", "Hoito", "TRAINING", "Koulutus"))));
        Map<String, @Nullable Object> taken = Map.of("service", "TRAINING", "more", List.of("TREATMENT"));
        assertThat(check.check(form, taken, Map.of(), TODAY).entries()).hasSize(2);
        Map<String, @Nullable Object> other = new HashMap<>(taken);
        other.put(field, field.equals("more") ? List.of("TREATMENT", "HOUSING") : "HOUSING");
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> check.check(form, other, Map.of(), TODAY))
                .satisfies(rejected -> {
                    assertThat(rejected.errors()).extracting(Fault::field).containsExactly(field);
                    assertThat(rejected.errors().get(0).message()).contains(message);
                });
    }

    @Test
    void aNameThatIsNoListsIsToldWithItsFormAndField() {
        OptionLists others = new OptionLists(Map.of()).with("""
                {"id": "lists", "components": [{"key": "service", "values": [{"value": "TRAINING", "label": "Koulutus"}]}]}
                """);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormSchema.parse(NAMED, others))
                .withMessage("plan: kentän service luetteloa services ei ole");
    }

    @Test
    void aListIsDefinedOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionLists(Map.of("organisations", Map.of("KELA", "Kela"))).with("""
                        {"id": "lists", "components": [{"key": "organisations", "values": []}]}
                        """))
                .withMessageContaining("organisations");
    }

    @Test
    void aDayWithinItsBoundsIsTaken() {
        assertThat(submit("name", "Aino", "on", "2021-03-31", "since", "1900-01-01", "until", "2036-03-31")
                        .entries())
                .extracting(Entry::field)
                .contains("on", "since", "until");
    }

    @Test
    void aDayThatHasStoodThereLongIsNotTheSendersFault() {
        Map<String, JsonNode> current = Map.of("on", new TextNode("2020-01-01"));
        assertThat(check.check(FORM, Map.of("name", "Aino", "on", "2020-01-01"), current, TODAY)
                        .changes("on"))
                .isFalse();
    }

    @Test
    void whatIsNoTextIsRefusedInEveryField() {
        for (String key : List.of("name", "days", "level", "on", "agreed", "question")) {
            for (String odd : List.of("\u0000", "\u000B", "\u202E", "\uDC00")) {
                for (String text : List.of(odd, "A" + odd, odd + "A")) {
                    refusesText(key, text);
                }
                refusesText("cues", List.of("A", "B" + odd));
            }
        }
    }

    @Test
    void whatStoodThereBeforeIsNotTheSendersFault() {
        Map<String, JsonNode> current = Map.of("question", new TextNode("vanha\u0000"));
        assertThat(check.check(FORM, Map.of("name", "Aino", "question", "vanha\u0000"), current, TODAY)
                        .changes("question"))
                .isFalse();
    }

    private void refusesText(String key, Object text) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", "Aino"));
        values.put(key, text);
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> check.check(FORM, values, Map.of(), TODAY))
                .satisfies(rejected -> assertThat(rejected.errors())
                        .singleElement()
                        .extracting(Fault::field, Fault::message)
                        .containsExactly(key, PlainText.message()));
    }

    private Submission submit(Object... pairs) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i].toString(), pairs[i + 1]);
        }
        assertThat(Arrays.asList(pairs).size() % 2).isZero();
        return check.check(FORM, values, Map.of(), TODAY);
    }

    @Property(tries = 500)
    void whateverIsSentIsRefusedOrOneOfTheFormsOwnAnswers(@ForAll("sent") Map<String, @Nullable Object> sent) {
        Submission submission;
        try {
            submission = check.check(FORM, sent, Map.of(), TODAY);
        } catch (InvalidForm rejected) {
            assertThat(rejected.errors()).isNotEmpty();
            return;
        }
        assertThat(FORM.fields().keySet()).containsAll(sent.keySet());
        assertThat(submission.steering()).allSatisfy((flag, value) -> {
            assertThat(flag).isEqualTo("agreed");
            assertThat(value).isInstanceOf(Boolean.class);
        });
        assertThat(submission.entries()).allSatisfy(entry -> {
            assertThat(entry.value().toString()).hasSizeLessThan(4_100);
            if (entry.field().equals("level")) {
                assertThat(entry.value().asText()).isIn("LOW", "HIGH", "null");
            }
            if (entry.field().equals("days") && !entry.value().isNull()) {
                assertThat(entry.value().decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(300));
            }
        });
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> sent() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(FORM.fields().keySet())),
                Tuple.of(1, Arbitraries.of("caseId", "kelaInvolved", "track", "nrOfInstances", "")));
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.of("LOW", "true", "2026-03-31", "60", "1e999999", "-0", "Aino", "\u0000", " ", "${x}"),
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.just("a".repeat(1 << 20)),
                Arbitraries.of(true, 60, -1, Long.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, 0.5),
                Arbitraries.of(List.of("A"), List.of("A", 1), List.of(List.of("A")), Map.of("a", "b"), new byte[] {1}),
                Arbitraries.of(
                        new Date(0),
                        new Object(),
                        Variables.fileValue("a").file(new byte[] {1}).create()));
        return Arbitraries.maps(names, values.injectNull(0.1)).ofMaxSize(5).map(drawn -> {
            Map<String, @Nullable Object> sent = new HashMap<>(drawn);
            sent.putIfAbsent("name", "Aino");
            return sent;
        });
    }

    @Test
    void anUnknownFieldIsNotRepeatedAsItCame() {
        assertThatExceptionOfType(InvalidForm.class)
                .isThrownBy(() -> check.check(FORM, Map.of("name", "Aino", "a\u202Eb\u0000", "x"), Map.of(), TODAY))
                .satisfies(rejected ->
                        assertThat(rejected.errors()).extracting(Fault::field).containsExactly("ab"));
    }

    @ParameterizedTest
    @CsvSource({"(a|b)*c", "(?:a+)+", "(ab){2}", "[a"})
    void aPatternThatALongAnswerCouldBreakIsRefused(String pattern) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> FormSchema.parse(withPattern(pattern)))
                .withMessageContaining("kentän code");
    }

    @ParameterizedTest
    @CsvSource({"^[A-Z]{3}-\\d+$", "^\\(\\)*$", "^(?:a|b)?c*$"})
    void anotherPatternIsTaken(String pattern) {
        assertThat(FormSchema.parse(withPattern(pattern)).fields()).containsKey("code");
    }

    private static String withPattern(String pattern) {
        return """
                {"id": "f", "components": [{"key": "code", "type": "textfield", "label": "Koodi",
                 "validate": {"pattern": "%s"}, "properties": {"category": "PLAN"}}]}
                """.formatted(pattern.replace("\\", "\\\\"));
    }
}
