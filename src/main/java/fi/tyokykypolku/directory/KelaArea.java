package fi.tyokykypolku.directory;

/** The service area of one of Kela's five customer service units. */
public record KelaArea(String code, String nameFi, String nameSv, String nameEn) implements Area {}
