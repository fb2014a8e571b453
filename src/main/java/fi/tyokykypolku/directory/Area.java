package fi.tyokykypolku.directory;

/** An area that an organisation serves as one. */
public sealed interface Area permits County, EmploymentArea, KelaArea {

    /** Two digits, unique among the areas of the same kind. */
    String code();

    /** Name in Finnish. */
    String nameFi();

    /** Name in Swedish. */
    String nameSv();

    /** Name in English. */
    String nameEn();
}
