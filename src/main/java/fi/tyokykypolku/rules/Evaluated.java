package fi.tyokykypolku.rules;

import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Right;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** Whether a cell asks for a value, read or, where it must be, evaluated. */
final class Evaluated {
    private static final FeelEngine FEEL = new FeelEngine.Builder().build();
    private static final String OTHER = "…";
    private static final int LONGEST = 2_000;

    private static final int KEPT = 10_000;
    private static final ConcurrentLruCache<Asked, Optional<Boolean>> ANSWERED = new ConcurrentLruCache<>(
            KEPT, asked -> evaluate(asked.cell(), asked.value().orElse(null)));

    private record Asked(String cell, Optional<Object> value) {}

    /** What might run on and on is not evaluated. */
    private static final Pattern REPEATS = Pattern.compile("\\b(?:for|some|every|sort|function)\\b");

    private Evaluated() {}

    /** False only where a cell surely does not ask for the value. */
    static boolean mayMeet(String cell, @Nullable Object value) {
        return meets(cell, value).orElse(true);
    }

    /** Empty where it cannot be told. */
    static Optional<Boolean> meets(String cell, @Nullable Object value) {
        Optional<Cell> read = Cell.of(cell);
        return read.isPresent()
                ? Optional.of(read.get().holds(value))
                : ANSWERED.get(new Asked(cell, Optional.ofNullable(value)));
    }

    private static Optional<Boolean> evaluate(String cell, @Nullable Object value) {
        if (cell.length() > LONGEST
                || REPEATS.matcher(cell).find()
                || !FeelWords.without(Texts.namesWithoutFunctions(cell)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put(FeelEngine.UnaryTests$.MODULE$.defaultInputVariable(), value);
        Either<FeelEngine.Failure, Object> answer = FEEL.evalUnaryTests(cell, asked);
        return answer instanceof Right<FeelEngine.Failure, Object> told && told.value() instanceof Boolean met
                ? Optional.of(met)
                : Optional.empty();
    }

    /** Whether one value is surely asked for by both cells. */
    static boolean meetTogether(String one, String other) {
        Optional<Cell> first = Cell.of(one);
        Optional<Cell> second = Cell.of(other);
        if (first.isPresent() && second.isPresent()) {
            return first.get().meets(second.get());
        }
        if (one.equals(other)
                || first.filter(Cell::any).isPresent()
                || second.filter(Cell::any).isPresent()) {
            return true;
        }
        List<String> texts = new ArrayList<>(Texts.texts(one));
        texts.addAll(Texts.texts(other));
        List<@Nullable Object> tried = new ArrayList<>(texts);
        Stream.of(first, second).flatMap(Optional::stream).forEach(cell -> tried.addAll(cell.values()));
        tried.add(List.copyOf(texts));
        tried.add(OTHER);
        return tried.stream()
                .anyMatch(value ->
                        meets(one, value).orElse(false) && meets(other, value).orElse(false));
    }
}
