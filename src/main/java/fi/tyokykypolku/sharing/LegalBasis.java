package fi.tyokykypolku.sharing;

/** The ground on which one organisation may get another's facts. */
public enum LegalBasis {
    TYM_15("Laki työllistymisen monialaisesta edistämisestä 15 §"),
    CONSENT_WRITTEN("Kirjallinen suostumus"),
    LUOVUTUSLUPA_703("Luovutuslupa, laki 703/2023"),
    CONSENT_ORAL_SINGLE("Suullinen suostumus yhteen asiointikertaan"),
    NONE("Ei perustetta");

    private final String label;

    LegalBasis(String label) {
        this.label = label;
    }

    /** Finnish name. */
    public String label() {
        return label;
    }
}
