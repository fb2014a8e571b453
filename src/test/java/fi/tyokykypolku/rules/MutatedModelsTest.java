package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.directory.ShippedDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Slips that nobody thought of: random changes of the shipped models. Some change nothing or are a right edit; a misspelt name never is.
 * {@code -Dmutants=300} makes more of them; those that the house rules take are listed in target/mutants.txt.
 */
class MutatedModelsTest {
    private static final int FEW = 8;
    private static final Path LIST = Path.of("target", "mutants.txt");
    private static final long SEED = 381_2023;
    private static final Map<String, byte[]> SHIPPED = ModelFiles.contents();

    /**
     * A kind of change.
     *
     * @param ending of the files it is made in
     * @param place what is changed; its first group is what a change may look at
     * @param wrong whether each such change is a fault
     */
    private record Kind(
            String name, String ending, Pattern place, boolean wrong, BiFunction<MatchResult, Random, String> change) {}

    private record Mutant(Kind kind, String file, String before, String after, String text) {
        @Override
        public String toString() {
            return "%s in %s: %s⟧ → %s".formatted(kind.name(), file, before, after.replaceAll("\\s+", " "));
        }
    }

    private static final List<Kind> KINDS = List.of(
            kind("a misspelt variable", "bpmn", "\\$\\{!?(\\w+)", true, MutatedModelsTest::misspelt),
            kind("a misspelt mapping", "bpmn", " (?:source|target)=\"(\\w+)\"", true, MutatedModelsTest::misspelt),
            kind(
                    "a misspelt reference",
                    "bpmn",
                    "(?:calledElement|formRef|sourceRef|targetRef|messageRef|attachedToRef)=\"(\\w+)\"",
                    true,
                    MutatedModelsTest::misspelt),
            kind("a misspelt value", "bpmn", "== '(\\w+)'", true, MutatedModelsTest::misspelt),
            kind("an arrow that is missing", "bpmn", "<bpmn:sequenceFlow [^>]*/>", false, (place, random) -> ""),
            kind("a mapping that is missing", "bpmn", "<camunda:(?:in|out) [^>]*/>", false, (place, random) -> ""),
            kind(
                    "an attribute that is missing",
                    "bpmn",
                    " (?:camunda:\\w+|cancelActivity|default|name|calledElement)=\"[^\"]*\"",
                    false,
                    (place, random) -> ""),
            kind(
                    "a condition that is missing",
                    "bpmn",
                    "(?s)<bpmn:conditionExpression.{1,200}?</bpmn:conditionExpression>",
                    false,
                    (place, random) -> ""),
            kind("an opposite", "bpmn", "==", false, (place, random) -> "!="),
            // A code of its own table and a source name nothing but themselves.
            kind(
                    "a misspelt text",
                    "dmn",
                    "(?<!_out_(?:code|statute|reasonStatute)\">\n          )<text>\"([A-Za-z_]{3,})\"</text>",
                    true,
                    MutatedModelsTest::misspelt),
            kind(
                    "a text without quotes",
                    "dmn",
                    "<text>\"(\\w+)\"</text>",
                    true,
                    (place, random) -> "<text>" + place.group(1) + "</text>"),
            kind("an empty cell", "dmn", "<text>[^<]+</text>", false, (place, random) -> "<text></text>"),
            kind("no value", "dmn", "<text>[^<]+</text>", false, (place, random) -> "<text>null</text>"),
            kind("a cell from elsewhere", "dmn", "<text>([^<]+)</text>", false, MutatedModelsTest::other),
            kind(
                    "another comparison",
                    "dmn",
                    "&gt;|&lt;",
                    false,
                    (place, random) -> place.group().equals("&gt;") ? "&lt;" : "&gt;"),
            kind(
                    "another number",
                    "dmn",
                    "(?<=<text>)(?:&[lg]t;=? )?\\d+(?=</text>)",
                    false,
                    (place, random) -> place.group() + random.nextInt(10)),
            kind("a row that is missing", "dmn", "(?s)\\n *<rule id=.*?</rule>", false, (place, random) -> ""),
            kind("an input that is missing", "dmn", "(?s)<inputEntry id=.*?</inputEntry>", true, (place, random) -> ""),
            kind("a column that is missing", "dmn", "(?s)<output id=.*?(?:/>|</output>)", true, (place, random) -> ""),
            kind("a misspelt question", "form", "\"hide\": \"=(\\w+)", true, MutatedModelsTest::misspelt),
            kind(
                    "a misspelt value",
                    "form",
                    "\"hide\": \"=[^\"]*\\\\\"(\\w+)\\\\\"",
                    true,
                    MutatedModelsTest::misspelt),
            kind(
                    "a misspelt property",
                    "form",
                    "\"(?:category|steers|type|audience)\": \"(?!default)(\\w+)\"",
                    true,
                    MutatedModelsTest::misspelt),
            kind("a misspelt list", "form", "\"valuesKey\": \"(\\w+)\"", true, MutatedModelsTest::misspelt),
            kind(
                    "an option that is missing",
                    "form",
                    "(?s)\\{\\s*\"label\": \"[^\"]*\",\\s*\"value\": \"[^\"]*\"\\s*\\},",
                    false,
                    (place, random) -> ""),
            kind("a misspelt key", "form", "\"key\": \"(\\w+)\"", false, MutatedModelsTest::misspelt),
            kind("an opposite", "form", "!=", false, (place, random) -> "="),
            kind("an or", "form", " or ", false, (place, random) -> " and "),
            kind(
                    "a rule that is missing",
                    "form",
                    "\"(?:required|min|max|maxLength)\": [^,\\n]+,\\n",
                    false,
                    (place, random) -> ""),
            kind(
                    "a property that is missing",
                    "form",
                    "\"(?:category|check|fresh|steers|type|raises)\": \"[^\"]*\",\\s",
                    false,
                    (place, random) -> ""));

    private static Kind kind(
            String name, String ending, String place, boolean wrong, BiFunction<MatchResult, Random, String> change) {
        return new Kind(name, ending, Pattern.compile(place), wrong, change);
    }

    /** Two letters change places, or one is gone. */
    private static String misspelt(MatchResult place, Random random) {
        String word = place.group(1);
        int at = random.nextInt(word.length());
        String slipped = word.substring(0, at) + word.substring(at + 1) + (word.length() == 1 ? "x" : "");
        int from = place.start(1) - place.start();
        return place.group().substring(0, from) + slipped + place.group().substring(from + word.length());
    }

    private static String other(MatchResult place, Random random) {
        List<MatchResult> cells = Pattern.compile("<text>[^<]+</text>")
                .matcher(new String(SHIPPED.get("kela.dmn"), StandardCharsets.UTF_8))
                .results()
                .toList();
        return cells.get(random.nextInt(cells.size())).group();
    }

    private static Mutant mutant(Random random) {
        while (true) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            List<String> files = SHIPPED.keySet().stream()
                    .filter(file -> file.endsWith("." + kind.ending()))
                    .toList();
            String file = files.get(random.nextInt(files.size()));
            String text = new String(SHIPPED.get(file), StandardCharsets.UTF_8);
            List<MatchResult> places = kind.place().matcher(text).results().toList();
            if (!places.isEmpty()) {
                MatchResult place = places.get(random.nextInt(places.size()));
                String change = kind.change().apply(place, random);
                if (!change.equals(place.group())) {
                    String around = text.substring(Math.max(0, place.start() - 120), place.start());
                    return new Mutant(
                            kind,
                            file,
                            around.replaceAll("\\s+", " ") + "⟦" + place.group().replaceAll("\\s+", " "),
                            change,
                            text.substring(0, place.start()) + change + text.substring(place.end()));
                }
            }
        }
    }

    @Test
    void noNameIsMisspeltUnseen() throws IOException {
        HouseRules rules = new HouseRules(ShippedDirectory.get());
        int many = Integer.getInteger("mutants", FEW);
        Random random = new Random(Long.getLong("seed", SEED));
        List<Mutant> taken = new ArrayList<>();
        Map<String, Integer> made = new TreeMap<>();
        for (int i = 0; i < many; i++) {
            Mutant mutant = mutant(random);
            made.merge(mutant.kind().ending(), 1, Integer::sum);
            Map<String, byte[]> files = new HashMap<>(SHIPPED);
            files.put(mutant.file(), mutant.text().getBytes(StandardCharsets.UTF_8));
            if (rules.of(files).isEmpty()) {
                taken.add(mutant);
            }
        }
        Files.createDirectories(LIST.getParent());
        Files.writeString(
                LIST,
                "made %s, taken %d%n".formatted(made, taken.size())
                        + taken.stream().map(Mutant::toString).collect(Collectors.joining("\n")));
        assertThat(taken).filteredOn(each -> each.kind().wrong()).isEmpty();
        assertThat(taken).hasSizeLessThan(many / 2);
    }
}
