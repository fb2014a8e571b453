package fi.tyokykypolku.directory;

/**
 * A municipality and the areas it belongs to. The county cannot be told from the employment area: five employment
 * areas span two counties.
 *
 * @param code three digits, as Statistics Finland gives them
 */
public record Municipality(
        String code,
        String nameFi,
        String nameSv,
        OfficialLanguages languages,
        County county,
        EmploymentArea employmentArea,
        KelaArea kelaArea) {

    /** The name in Finnish, and the one in Swedish beside it where that is an official name too. */
    public String names() {
        return languages == OfficialLanguages.FI || nameSv.equals(nameFi) ? nameFi : nameFi + " – " + nameSv;
    }
}
