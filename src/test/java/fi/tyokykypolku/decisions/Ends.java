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
        String note = rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
        return lookAgain(note)
                .or(() -> first(
                        LAST_DAY,
                        rule.getInputEntries().stream()
                                .map(entry -> entry.getTextContent())
                                .collect(Collectors.joining(" "))));
    }

    static Optional<LocalDate> lookAgain(String text) {
        return first(LOOK_AGAIN, text);
    }

    /** Tells of a day that is near, once it is ahead: what is past is history, or fails where it must not be. */
    static void warn(String what, LocalDate end) {
        LocalDate today = LocalDate.now();
        if (!end.isBefore(today) && end.isBefore(today.plusDays(DAYS_BEFORE))) {
            System.out.printf("[WARNING] %s: look at the source again by %s%n", what, end);
        }
    }

    private static Optional<LocalDate> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    }
}
