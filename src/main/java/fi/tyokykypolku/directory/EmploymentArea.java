package fi.tyokykypolku.directory;

/**
 * An employment area.
 *
 * @param underAct false for Åland (46), which has no employment area of Act 380/2023: cases there are routed by hand
 */
public record EmploymentArea(String code, String nameFi, String nameSv, String nameEn, boolean underAct)
        implements Area {}
