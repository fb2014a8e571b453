package fi.tyokykypolku.notice;

/** What can happen around a case. */
public enum Notice {
    CONSENT_WITHDRAWN("consentWithdrawn", "Asia ei enää ota vastaan suostumuksen peruutusta."),
    REVIEW_REQUESTED(
            "reviewRequested",
            "Asiassa ei odoteta suunnitelman tarkistusta: seuranta ei ole alkanut tai tarkistus on jo käynnissä."),
    MUNICIPALITY_CHANGED("municipalityChanged", "Asia ei enää ota vastaan kotikunnan muutosta."),
    CLIENT_WITHDREW("clientWithdrew", "Asiaa ollaan jo päättämässä.");

    private final String message;
    private final String notAwaited;

    Notice(String message, String notAwaited) {
        this.message = message;
        this.notAwaited = notAwaited;
    }

    /** Name of the message in the models. */
    public String message() {
        return message;
    }

    /** What to say when the case does not wait for it, in Finnish. */
    public String notAwaited() {
        return notAwaited;
    }
}
