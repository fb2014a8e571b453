package fi.tyokykypolku.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FEEL")
class FeelTest {
    /** Harmless, and reached in the same way as anything else. */
    private static final String MAX =
            "function(a, b) external { java: { class: \"java.lang.Math\", method signature: \"max(int, int)\" } }";

    private final FeelEngine engine = Feel.factory().createInstance();
    private final VariableContext nothing = Variables.createVariables().asVariableContext();

    @ParameterizedTest
    @DisplayName("ei kutsu Javaa, olipa kutsu missä lausekkeen kohdassa tahansa")
    @ValueSource(
            strings = {
                "%s",
                "  %s  ",
                "(%s)",
                "{f: %s, r: f(1, 2)}.r",
                "{a: {b: [1, %s]}}",
                "[%s]",
                "[1, 2, 3][item > {f: %s, r: f(1, 2)}.r]",
                "if true then 1 else {f: %s, r: f(1, 2)}.r",
                "if {f: %s, r: f(1, 2)}.r > 1 then 1 else 2",
                "for x in [1, 2] return {f: %s, r: f(x, 2)}.r",
                "for x in [{f: %s, r: f(1, 2)}.r] return x",
                "some x in [1] satisfies {f: %s, r: f(x, 1)}.r = 1",
                "every x in [{f: %s, r: f(1, 1)}.r] satisfies x = 1",
                "1 + {f: %s, r: f(1, 2)}.r",
                "-{f: %s, r: f(1, 2)}.r",
                "1 in (1, {f: %s, r: f(1, 2)}.r)",
                "{f: %s, r: f(1, 2)}.r between 1 and 3",
                "1 between 0 and {f: %s, r: f(1, 2)}.r",
                "not({f: %s, r: f(1, 2)}.r = 2)",
                "sum([{f: %s, r: f(1, 2)}.r])",
                "max(a: 1, b: {f: %s, r: f(1, 2)}.r)",
                "function(x) function(y) {f: %s, r: f(x, y)}.r",
                "[1..{f: %s, r: f(1, 2)}.r]",
                "< {f: %s, r: f(1, 2)}.r",
                "? > {f: %s, r: f(1, 2)}.r",
                "1, 2, {f: %s, r: f(1, 2)}.r",
                "not(1, {f: %s, r: f(1, 2)}.r)",
                "{f: %s, r: f(1, 2)}.r instance of number",
                "true and {f: %s, r: f(1, 2)}.r = 2",
                "false or {f: %s, r: f(1, 2)}.r = 2",
                "string({f: %s, r: f(1, 2)}.r)",
                "{\"a b\": {f: %s, r: f(1, 2)}.r}",
                "(%s)(a: 1, b: 2)",
                "[%s][1](1, 2)",
                "{f: %s}.f(1, 2) + \"a",
                "1 + (%s)(1, 2",
                "/* \" */ (%s)(1, 2) // \""
            })
    void callsNothingOutside(String around) {
        String text = around.formatted(MAX);
        assertThat(Feel.objection(text)).contains("FEEL ei kutsu ulkoisia funktioita");
        assertThatThrownBy(() -> engine.evaluateSimpleExpression(text, nothing))
                .isInstanceOf(FeelException.class)
                .hasMessageContaining("ulkoisia funktioita");
        assertThatThrownBy(() -> engine.evaluateSimpleUnaryTests(text, "x", nothing))
                .isInstanceOf(FeelException.class)
                .hasMessageContaining("ulkoisia funktioita");
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ei kutsu ohjelman olioita, olipa olio missä arvossa tahansa")
    void readsPlainValuesOnly(Object value) {
        VariableContext values = Variables.putValue("x", value).asVariableContext();
        for (String text : List.of("x.class.name", "x[1].class.name", "x.y.class.name", "x.available()", "x = null")) {
            assertThatThrownBy(() -> engine.evaluateSimpleExpression(text, values))
                    .isInstanceOf(FeelException.class)
                    .hasMessageContaining("FEEL lukee vain");
            assertThatThrownBy(() -> engine.evaluateSimpleUnaryTests(text, "x", values))
                    .isInstanceOf(FeelException.class)
                    .hasMessageContaining("FEEL lukee vain");
        }
    }

    static Stream<Object> readsPlainValuesOnly() {
        return Stream.of(
                new ByteArrayInputStream(new byte[5]),
                new byte[5],
                Variables.fileValue("a.txt").file(new byte[5]).create(),
                Variables.byteArrayValue(new byte[5]),
                new StringBuilder("a"),
                new AtomicInteger(),
                Instant.EPOCH,
                Set.of("a"),
                List.of(new ByteArrayInputStream(new byte[5])),
                Map.of("y", new ByteArrayInputStream(new byte[5])),
                Map.of("y", List.of(Map.of("z", new StringBuilder()))),
                Map.of(1, "a"));
    }

    @Test
    @DisplayName("lukee tekstiä, lukuja, totuusarvoja, aikoja, luetteloita ja rakenteita")
    void readsPlainValues() {
        VariableContext values = Variables.putValue("text", "a")
                .putValue("number", new BigDecimal("1.5"))
                .putValue("many", List.of(1, 2L, 3.5))
                .putValue("day", LocalDate.of(2027, 1, 1))
                .putValue("context", Map.of("a", List.of(Map.of("b", true))))
                .putValue("nothing", null)
                .asVariableContext();
        assertThat(engine.<Object>evaluateSimpleExpression(
                        "text + \"b\" = \"ab\" and number + sum(many) = 8 and day > date(\"2026-12-31\") and context.a[1].b and nothing = null",
                        values))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @DisplayName("saa puhua ulkoisesta ja käyttää omia funktioitaan")
    @ValueSource(
            strings = {
                "\"external\"",
                "{external: 1}.external",
                "external",
                "(function(a) a + 1)(2)",
                "max(1, 2)",
                "\"function(a) external {java: {class: \\\"a\\\"}}\"",
                "\"function(a) external {java: {class: \\\"a\\\"}}\" 1",
                "an external function (a) is none {of them}"
            })
    void speaks(String text) {
        assertThat(Feel.objection(text)).isEmpty();
    }
}
