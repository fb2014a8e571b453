package fi.tyokykypolku.feel;

import fi.tyokykypolku.texts.Sentences;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The values on which FEEL is evaluated: text, numbers, truth, times, and lists and contexts of these. The library (feel-engine 1.19)
 * takes any other object for a context whose entries are the object's methods, and calls them, so that whoever writes a table could
 * call the program. Listed is what it reads as a value; a set or an instant, for example, is none.
 */
record PlainValues(VariableContext values) implements VariableContext {
    private static final int DEEPEST = 100;

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Period.class,
            Duration.class);

    @Override
    public @Nullable TypedValue resolve(String variable) {
        TypedValue value = values.resolve(variable);
        if (value != null && !isPlain(value.getValue(), 0)) {
            throw new FeelException(new Sentences("feel").say("plain"));
        }
        return value;
    }

    @Override
    public boolean containsVariable(String variable) {
        return values.containsVariable(variable);
    }

    @Override
    public Set<String> keySet() {
        return values.keySet();
    }

    private static boolean isPlain(@Nullable Object value, int depth) {
        if (value == null || PLAIN.contains(value.getClass())) {
            return true;
        }
        if (depth == DEEPEST) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(part -> isPlain(part, depth + 1));
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(part -> isPlain(part, depth + 1));
        }
        return value instanceof Date || value instanceof SpinJsonNode;
    }
}
