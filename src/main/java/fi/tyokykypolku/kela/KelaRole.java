package fi.tyokykypolku.kela;

/** How Kela takes part in a case. */
public enum KelaRole {
    GENERAL_ADVICE_ONLY("Yleinen neuvonta ilman asiakkaan tietoja"),
    CONSULTED_ONCE("Kelaa kuullaan tässä yhdessä asiassa"),
    CO_ASSESSOR("Kela arvioi palvelutarpeen yhdessä muiden kanssa"),
    PLAN_PARTY("Kela on suunnitelman osapuoli"),
    REVIEW_PARTY("Kela tarkistaa omat toimenpiteensä"),
    CO_DECIDES_END("Kela arvioi päättämisen yhdessä muiden kanssa"),
    CASE_LEAD("Kelan asiakasvastaava vie Kelan asiakasprosessia"),
    CONSULTED("Kela vastaa kysymyksiin"),
    NONE("Kela ei ole mukana");

    private final String label;

    KelaRole(String label) {
        this.label = label;
    }

    /** What the role means, in Finnish. */
    public String label() {
        return label;
    }
}
