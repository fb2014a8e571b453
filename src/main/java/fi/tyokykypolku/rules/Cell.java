package fi.tyokykypolku.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * What a cell of a table asks for, as far as it can be told without evaluating it: values, and intervals of numbers or days.
 *
 * @param any every value, a missing one included
 * @param values texts, numbers and yes or no that stand alone; null for a missing one
 */
record Cell(boolean any, Set<@Nullable Object> values, List<Interval> intervals) {
    private static final int CELLS_READ = 2_000;
    private static final ConcurrentLruCache<String, Optional<Cell>> READ =
            new ConcurrentLruCache<>(CELLS_READ, Cell::read);
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(.+)", Pattern.DOTALL);
    private static final Pattern BETWEEN = Pattern.compile("([\\[\\]()])(.+?)\\.\\.(.+)([\\[\\]()])", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(?:date\\(\\s*|@)\"(\\d{4}-\\d\\d-\\d\\d)\"\\s*\\)?");

    /** From a bound to another; null where it is open. Bounds are days of a calendar or numbers. */
    record Interval(
            @Nullable BigDecimal from,
            boolean fromIncluded,
            @Nullable BigDecimal to,
            boolean toIncluded,
            boolean days) {
        boolean meets(Interval other) {
            return days == other.days && isBefore(this, other) && isBefore(other, this);
        }

        private static boolean isBefore(Interval one, Interval other) {
            if (one.from == null || other.to == null) {
                return true;
            }
            int order = one.from.compareTo(other.to);
            return order < 0 || order == 0 && one.fromIncluded && other.toIncluded;
        }

        private boolean isEmpty() {
            if (from == null || to == null) {
                return false;
            }
            int order = from.compareTo(to);
            return order > 0 || order == 0 && !(fromIncluded && toIncluded);
        }

        boolean includes(Interval other) {
            return days == other.days
                    && (from == null
                            || other.from != null && isWithin(from, fromIncluded, other.from, other.fromIncluded, -1))
                    && (to == null || other.to != null && isWithin(to, toIncluded, other.to, other.toIncluded, 1));
        }

        /** Whether all within the other lies in it, and neither bound is one of the other's: who wrote that thought of others. */
        boolean includesMoreThan(Interval other) {
            return includes(other) && isBeyond(from, other.from) && isBeyond(to, other.to);
        }

        private static boolean isBeyond(@Nullable BigDecimal bound, @Nullable BigDecimal other) {
            return bound == null || other == null || bound.compareTo(other) != 0;
        }

        private static boolean isWithin(
                BigDecimal bound, boolean included, BigDecimal other, boolean otherIncluded, int side) {
            int order = other.compareTo(bound) * side;
            return order < 0 || order == 0 && (included || !otherIncluded);
        }

        boolean holds(BigDecimal value) {
            return meets(new Interval(value, true, value, true, days));
        }
    }

    /** Reads a cell; empty when only an evaluation could tell what it asks for. */
    static Optional<Cell> of(String text) {
        return READ.get(text);
    }

    private static Optional<Cell> read(String text) {
        String asked = text.strip();
        if (asked.isEmpty() || asked.equals("-")) {
            return Optional.of(new Cell(true, Set.of(), List.of()));
        }
        Set<@Nullable Object> values = new HashSet<>();
        List<Interval> intervals = new ArrayList<>();
        for (String part : parts(asked)) {
            if (!read(part.strip(), values, intervals)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cell(false, values, List.copyOf(intervals)));
    }

    private static boolean read(String part, Set<@Nullable Object> values, List<Interval> intervals) {
        if (part.equals("null")) {
            values.add(null);
            return true;
        }
        if (part.equals("true") || part.equals("false")) {
            values.add(Boolean.valueOf(part));
            return true;
        }
        if (Texts.isText(part)) {
            values.add(Texts.texts(part).get(0));
            return true;
        }
        BigDecimal alone = bound(part);
        if (alone != null) {
            intervals.add(new Interval(alone, true, alone, true, isDay(part)));
            return true;
        }
        Matcher compared = COMPARED.matcher(part);
        if (compared.matches()) {
            BigDecimal bound = bound(compared.group(2).strip());
            if (bound == null) {
                return false;
            }
            boolean included = compared.group(1).length() == 2;
            boolean up = compared.group(1).startsWith(">");
            boolean days = isDay(compared.group(2).strip());
            intervals.add(
                    up
                            ? new Interval(bound, included, null, false, days)
                            : new Interval(null, false, bound, included, days));
            return true;
        }
        Matcher between = BETWEEN.matcher(part);
        if (!between.matches()) {
            return false;
        }
        BigDecimal from = bound(between.group(2).strip());
        BigDecimal to = bound(between.group(3).strip());
        if (from == null || to == null) {
            return false;
        }
        intervals.add(new Interval(
                from,
                between.group(1).equals("["),
                to,
                between.group(4).equals("]"),
                isDay(between.group(2).strip())));
        return true;
    }

    private static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    /** A number, or the number of a day; null for anything else. */
    private static @Nullable BigDecimal bound(String text) {
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return BigDecimal.valueOf(LocalDate.parse(day.group(1)).toEpochDay());
            }
            return text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? new BigDecimal(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Parts at commas that stand in no bracket and no text. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quoted && letter == '\\') {
                at++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == '(' || letter == '{')) {
                depth++;
            } else if (!quoted && (letter == ')' || letter == '}')) {
                depth--;
            } else if (!quoted && depth <= 0 && letter == ',') {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Whether one value can be asked for by both. */
    boolean meets(Cell other) {
        if (any || other.any) {
            return true;
        }
        return values.stream().anyMatch(value -> other.values.contains(value) || within(value, other.intervals))
                || other.values.stream().anyMatch(value -> within(value, intervals))
                || intervals.stream().anyMatch(one -> other.intervals.stream().anyMatch(one::meets));
    }

    private static boolean within(@Nullable Object value, List<Interval> intervals) {
        return value instanceof BigDecimal number && intervals.stream().anyMatch(each -> each.holds(number));
    }

    /** Whether it asks for this value: a text, a number, a day, yes or no, or null for a missing one. */
    boolean holds(@Nullable Object value) {
        if (any || values.contains(value)) {
            return true;
        }
        return value instanceof LocalDate day
                ? intervals.stream().anyMatch(each -> each.days() && each.holds(BigDecimal.valueOf(day.toEpochDay())))
                : value instanceof BigDecimal number
                        && intervals.stream().anyMatch(each -> !each.days() && each.holds(number));
    }

    /** Whether it asks for all that the other asks for. */
    boolean includes(Cell other) {
        if (any || other.any) {
            return any;
        }
        return values.containsAll(other.values)
                && other.intervals.stream()
                        .allMatch(inner -> intervals.stream().anyMatch(outer -> outer.includes(inner)));
    }

    /** Whether an interval in it ends before it begins, so that nothing ever lies in it. */
    boolean isEmpty() {
        return intervals.stream().anyMatch(Interval::isEmpty);
    }

    /**
     * Whether its intervals leave out no number, or no day.
     *
     * @param whole whether there are none between two whole numbers
     */
    boolean leavesNothingOut(boolean whole) {
        if (intervals.isEmpty()) {
            return any;
        }
        List<Interval> sorted = intervals.stream()
                .sorted(Comparator.comparing(Interval::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        if (sorted.get(0).from() != null) {
            return false;
        }
        BigDecimal reached = sorted.get(0).to();
        boolean included = sorted.get(0).toIncluded();
        for (Interval next : sorted) {
            if (reached == null) {
                return true;
            }
            BigDecimal room =
                    next.from() == null ? BigDecimal.ONE.negate() : next.from().subtract(reached);
            boolean touches = room.signum() < 0
                    || room.signum() == 0 && (included || next.fromIncluded())
                    || whole && room.compareTo(BigDecimal.ONE) <= 0 && included && next.fromIncluded();
            if (!touches) {
                return false;
            }
            if (next.to() == null || next.to().compareTo(reached) > 0) {
                reached = next.to();
                included = next.toIncluded();
            } else if (next.to().compareTo(reached) == 0) {
                included |= next.toIncluded();
            }
        }
        return reached == null;
    }

    /** Whether it bounds days at their later end. */
    boolean ends() {
        return !any && !intervals.isEmpty() && intervals.stream().allMatch(each -> each.days() && each.to() != null);
    }

    /** Intervals of days, the earliest first; empty when it asks for no days alone. */
    List<Interval> days() {
        return intervals.stream()
                .filter(Interval::days)
                .sorted(Comparator.comparing(Interval::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
