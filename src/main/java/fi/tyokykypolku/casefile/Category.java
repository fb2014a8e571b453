package fi.tyokykypolku.casefile;

/** What a fact is about; the unit in which facts are shared (Act 381/2023 § 11). */
public enum Category {
    IDENTITY("Henkilötiedot"),
    EMPLOYMENT("Työ ja osaaminen"),
    SOCIAL("Sosiaalinen tilanne"),
    HEALTH("Terveys ja toimintakyky"),
    BENEFITS("Etuudet ja kuntoutus"),
    PLAN("Suunnitelma ja sopiminen");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** The Finnish heading under which these facts are shown. */
    public String label() {
        return label;
    }
}
