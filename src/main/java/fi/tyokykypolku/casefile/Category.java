package fi.tyokykypolku.casefile;

/**
 * What a fact is about; the unit in which facts are shared (Act 381/2023 § 11).
 *
 * <p>A client reads these names on a consent, so a name says all that facts of the category tell.
 * Forms, sheets and lists use no other names; {@code privacy.md} explains the choice.
 */
public enum Category {
    IDENTITY("Henkilö- ja yhteystiedot", "Person- och kontaktuppgifter"),
    EMPLOYMENT("Työ ja koulutus", "Arbete och utbildning"),
    SOCIAL("Arki ja sosiaalinen tilanne", "Vardag och social situation"),
    HEALTH("Terveys ja toimintakyky", "Hälsa och funktionsförmåga"),
    BENEFITS("Etuudet ja tulot", "Förmåner och inkomster"),
    PLAN("Suunnitelma ja asian eteneminen", "Plan och ärendets gång");

    private final String label;
    private final String labelSv;

    Category(String label, String labelSv) {
        this.label = label;
        this.labelSv = labelSv;
    }

    /** The Finnish name, also the heading under which these facts are shown. */
    public String label() {
        return label;
    }

    /** The Swedish name. */
    public String labelSv() {
        return labelSv;
    }
}
