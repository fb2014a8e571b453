package fi.tyokykypolku.decisions;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The days on which law or a source has to be looked at again; the build warns {@value #DAYS_BEFORE} days before one. */
final class Ends {

    private static final int DAYS_BEFORE = 90;

    /** The last day of an interval of dates, such as {@code [date("2023-01-01")..date("2024-12-31")]}. */
    private static final Pattern LAST_DAY = Pattern.compile("\\.\\. *date\\(\"(\\d{4}-\\d\\d-\\d\\d)\"\\)\\]");

    private static final Pattern LOOK_AGAIN = Pattern.compile("Katso uudelleen:? (\\d{4}-\\d\\d-\\d\\d)");

    private Ends() {}

    /** When a rule is to be looked at again; else the last day on which it applies. */
    static Optional<LocalDate> of(Rule rule) {
        return lookAgain(note(rule)).or(() -> lastDay(rule));
    }

    static Optional<LocalDate> lookAgain(String text) {
        return first(LOOK_AGAIN, text);
    }

    /** Tells of a rule whose day is near: one to look again until it is moved, a last day until it is history. */
    static void warn(Rule rule, LocalDate today) {
        lookAgain(note(rule)).ifPresent(day -> warn(rule.getId(), day, today));
        lastDay(rule).filter(day -> !day.isBefore(today)).ifPresent(day -> warn(rule.getId(), day, today));
    }

    /** Tells of something to look at again once the day is near, and until somebody has moved the day. */
    static void warn(String what, LocalDate day, LocalDate today) {
        if (isNear(day, today)) {
            System.out.printf("[WARNING] %s: look at the source again by %s%n", what, day);
        }
    }

    static boolean isNear(LocalDate day, LocalDate today) {
        return !day.isAfter(today.plusDays(DAYS_BEFORE));
    }

    private static String note(Rule rule) {
        return rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
    }

    private static Optional<LocalDate> lastDay(Rule rule) {
        return first(
                LAST_DAY,
                rule.getInputEntries().stream()
                        .map(entry -> entry.getTextContent())
                        .collect(Collectors.joining(" ")));
    }

    private static Optional<LocalDate> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    }
}
