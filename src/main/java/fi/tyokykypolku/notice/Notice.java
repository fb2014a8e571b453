package fi.tyokykypolku.notice;

import fi.tyokykypolku.texts.Sentences;

/** What can happen around a case. */
public enum Notice {
    CONSENT_WITHDRAWN("consentWithdrawn"),
    REVIEW_REQUESTED("reviewRequested"),
    MUNICIPALITY_CHANGED("municipalityChanged"),
    CLIENT_WITHDREW("clientWithdrew");

    private final String message;

    Notice(String message) {
        this.message = message;
    }

    /** Name of the message in the models. */
    public String message() {
        return message;
    }

    /** What to say when the case does not wait for it, in the reader's language. */
    public String notAwaited() {
        return new Sentences("notice").say(name());
    }
}
