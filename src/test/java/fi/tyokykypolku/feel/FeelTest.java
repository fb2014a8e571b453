package fi.tyokykypolku.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
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
                "{\"a b\": {f: %s, r: f(1, 2)}.r}"
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
    @DisplayName("saa puhua ulkoisesta ja käyttää omia funktioitaan")
    @ValueSource(
            strings = {
                "\"external\"",
                "{external: 1}.external",
                "external",
                "(function(a) a + 1)(2)",
                "max(1, 2)",
                "\"function(a) external {java: {class: \\\"a\\\"}}\""
            })
    void speaks(String text) {
        assertThat(Feel.objection(text)).isEmpty();
    }
}
