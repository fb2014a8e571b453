package fi.tyokykypolku.directory;

import java.util.Locale;

/** The kinds of organisation that share the work. */
public enum Organisation {
    EMPLOYMENT("Työvoimaviranomainen", "Arbetskraftsmyndigheten", "Employment authority"),
    SOCIAL("Sosiaalihuolto", "Socialvården", "Social services"),
    HEALTH("Terveydenhuolto", "Hälso- och sjukvården", "Health services"),
    KELA("Kela", "FPA", "Kela"),
    PENSION("Työeläkevakuuttaja", "Arbetspensionsförsäkraren", "Earnings-related pension provider"),
    EDUCATION("Oppilaitos", "Läroanstalten", "Educational institution"),
    NGO("Järjestö", "Organisationen", "Non-governmental organisation"),
    INSURANCE(
            "Tapaturma- tai liikennevakuuttaja",
            "Olycksfalls- eller trafikförsäkraren",
            "Accident or motor liability insurer");

    private final String nameFi;
    private final String nameSv;
    private final String nameEn;

    Organisation(String nameFi, String nameSv, String nameEn) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
        this.nameEn = nameEn;
    }

    /** Name in Finnish. */
    public String nameFi() {
        return nameFi;
    }

    /** Name in Swedish. */
    public String nameSv() {
        return nameSv;
    }

    /** Name in English. */
    public String nameEn() {
        return nameEn;
    }

    /** Name in one of the languages of the service; in Finnish for any other. */
    public String name(Locale language) {
        return switch (language.getLanguage()) {
            case "sv" -> nameSv;
            case "en" -> nameEn;
            default -> nameFi;
        };
    }

    String idPrefix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
