package fi.tyokykypolku.trial;

import fi.tyokykypolku.engine.Decisions;
import fi.tyokykypolku.forms.InvalidForm;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a case gets no further.
 *
 * @param words what a sentence of ours cannot say: names, or the engine's own words
 */
record Stop(Why why, String words) {
    private static final String UNKNOWN = "No enum constant ";

    /** Each has its sentence in the texts. */
    enum Why {
        /** It goes on and on. */
        ENDLESS,
        /** The form does not take what the story answers. */
        FORM,
        /** A table has no row for what is asked. */
        UNANSWERED,
        /** A table answers what the application does not know. */
        UNKNOWN,
        /** Anything else. */
        OTHER
    }

    /** Looks for what is known to stop a case, from the outside in. */
    static Stop of(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            String words = Objects.requireNonNullElse(
                    cause.getMessage(), cause.getClass().getSimpleName());
            if (cause instanceof InvalidForm) {
                return new Stop(Why.FORM, words);
            }
            if (cause instanceof Decisions.Unanswered) {
                return new Stop(Why.UNANSWERED, words);
            }
            if (words.startsWith(UNKNOWN)) {
                return new Stop(Why.UNKNOWN, words.substring(words.lastIndexOf('.') + 1));
            }
            if (cause.getCause() == null) {
                return new Stop(Why.OTHER, words);
            }
            cause = cause.getCause();
        }
        return new Stop(Why.OTHER, "");
    }

    /** As a step of a case says it. */
    String value() {
        return why + " " + words;
    }

    /** @param value as {@link #value} gives it */
    static Stop read(String value) {
        int space = value.indexOf(' ');
        return new Stop(Why.valueOf(value.substring(0, space)), value.substring(space + 1));
    }
}
