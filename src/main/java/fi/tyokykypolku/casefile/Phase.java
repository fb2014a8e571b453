package fi.tyokykypolku.casefile;

/** Where on the path a case is. */
public enum Phase {
    REFERRAL("Lähete"),
    CONSENT("Suostumus ja asiakkuuden alku"),
    ASSESSMENT("Alkukartoitus"),
    PLAN("Suunnitelma"),
    FOLLOW_UP("Seuranta"),
    END("Päättäminen");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The Finnish name of the phase. */
    public String label() {
        return label;
    }
}
