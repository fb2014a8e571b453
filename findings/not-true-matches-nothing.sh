#!/usr/bin/env bash
# Camunda 7.24.0's decision engine (camunda-engine-dmn with the feel-engine it ships), a table with one yes-or-no column.
# One would expect the cell not(true) to match the answer false, as not("a") matches "b" in a column of texts. It matches nothing, neither
# false nor true nor an answer that is missing, so that the row is dead without a word. not(false) matches true, and also the missing answer.
# In a column of texts not("a") is the negation one expects.
# Seen on 2026-12-01 with JDK 17:
#   not(true): false -, true -, null -
#   not(false): false -, true match, null match
#   not("a"): "b" match, "a" -
# Fails when any of this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm.dmn</groupId>
      <artifactId>camunda-engine-dmn</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=path.txt

cat > Cells.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

public class Cells {
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    static String match(String cell, String type, Object asked) {
        String table = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="t" name="t"><decisionTable id="table">
                    <input id="i"><inputExpression id="e" typeRef="%s"><text>asked</text></inputExpression></input>
                    <output id="o" name="answer" typeRef="string"/>
                    <rule id="r"><inputEntry id="c"><text>%s</text></inputEntry>
                      <outputEntry id="a"><text>"yes"</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """.formatted(type, cell);
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("asked", asked);
        return ENGINE.evaluateDecisionTable("t", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), inputs)
                        .isEmpty()
                ? "-"
                : "match";
    }

    public static void main(String[] args) {
        System.out.printf(
                "not(true): false %s, true %s, null %s%n",
                match("not(true)", "boolean", false), match("not(true)", "boolean", true), match("not(true)", "boolean", null));
        System.out.printf(
                "not(false): false %s, true %s, null %s%n",
                match("not(false)", "boolean", false), match("not(false)", "boolean", true), match("not(false)", "boolean", null));
        System.out.printf(
                "not(\"a\"): \"b\" %s, \"a\" %s%n", match("not(\"a\")", "string", "b"), match("not(\"a\")", "string", "a"));
    }
}
JAVA
seen=$(java -cp "$(cat path.txt)" Cells.java)
echo "$seen"
[ "$seen" = 'not(true): false -, true -, null -
not(false): false -, true match, null match
not("a"): "b" match, "a" -' ]
