package fi.tyokykypolku.models;

import fi.tyokykypolku.texts.Sentences;

/** What is said about models, in the language of whoever asks. */
final class Words {
    private static final Sentences SENTENCES = new Sentences("models");

    private Words() {}

    /** @throws java.util.MissingResourceException when there is no such sentence */
    static String say(String key, Object... about) {
        return SENTENCES.say(key, about);
    }
}
