package fi.tyokykypolku.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day as this interface takes it, in bodies and addresses, whatever language the caller speaks. */
public final class IsoDay {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private IsoDay() {}

    /** What to tell whoever wrote another, in the reader's language. */
    public static String message() {
        return Said.of("day");
    }

    /** The day that is written so; empty for any other text, and for a day that no month has. */
    public static Optional<LocalDate> of(String text) {
        try {
            return FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
