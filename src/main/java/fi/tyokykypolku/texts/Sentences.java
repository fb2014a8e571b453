package fi.tyokykypolku.texts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences of the code for people, in Finnish, Swedish and English, from {@code texts/<name>_<language>.properties}. */
public final class Sentences {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private final String bundle;

    public Sentences(String name) {
        this.bundle = "texts." + name;
    }

    /**
     * A sentence in the language of whoever asks in this thread.
     *
     * @throws java.util.MissingResourceException when there is no such sentence
     */
    public String say(String key, Object... about) {
        return say(Language.ofReader(), key, about);
    }

    /** @throws java.util.MissingResourceException when there is no such sentence */
    public String say(Locale language, String key, Object... about) {
        String pattern = ResourceBundle.getBundle(bundle, language, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, language).format(about);
    }
}
