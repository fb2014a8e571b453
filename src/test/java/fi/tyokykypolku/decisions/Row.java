package fi.tyokykypolku.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of a decision's CSV file: a Finnish comment, the facts given and the outcome expected.
 *
 * <p>Facts are written {@code name=value}; a fact that is not written is not given to the decision at all. Lists are
 * written {@code [A,B]}.
 *
 * @param comment  what the row proves
 * @param facts    the variables given to the decision
 * @param expected the expected words, in the table's own form
 */
public record Row(String comment, Map<String, Object> facts, List<String> expected) {

    /** The rows of {@code decisions/<decision>.csv}. */
    public static List<Row> of(String decision) {
        String resource = "/decisions/" + decision + ".csv";
        try (InputStream stream = Row.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("No test rows in " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Facts written as in a CSV row. */
    public static Map<String, Object> facts(String words) {
        Map<String, Object> facts = new LinkedHashMap<>();
        words(words).forEach(word -> {
            String[] pair = word.split("=", 2);
            if (facts.put(pair[0], value(pair[1])) != null) {
                throw new IllegalArgumentException(pair[0] + " is given twice in: " + words);
            }
        });
        return facts;
    }

    /** The expected words {@code name=value} as a map; {@code null} and booleans become values. */
    public Map<String, Object> expectedOutputs() {
        Map<String, Object> outputs = new LinkedHashMap<>();
        expected.forEach(word -> {
            String[] pair = word.split("=", 2);
            outputs.put(pair[0], value(pair[1]));
        });
        return outputs;
    }

    /** The expected words without a minus sign: what must be in the answer. */
    public List<String> present() {
        return expected.stream().filter(word -> !word.startsWith("-")).toList();
    }

    /** The expected words behind a minus sign: what must not be in the answer. */
    public List<String> absent() {
        return expected.stream()
                .filter(word -> word.startsWith("-"))
                .map(word -> word.substring(1))
                .toList();
    }

    @Override
    public String toString() {
        return comment;
    }

    private static Row parse(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 3) {
            throw new IllegalArgumentException("Three cells expected: " + line);
        }
        return new Row(cells[0], facts(cells[1]), words(cells[2]).toList());
    }

    private static Stream<String> words(String cell) {
        return Stream.of(cell.trim().split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static Object value(String text) {
        if (text.equals("null")) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("-?\\d+")) {
            return Integer.valueOf(text);
        }
        if (text.matches("-?\\d+\\.\\d+")) {
            return Double.valueOf(text);
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return Stream.of(text.substring(1, text.length() - 1).split(","))
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        return text;
    }
}
