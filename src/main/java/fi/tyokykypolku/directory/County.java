package fi.tyokykypolku.directory;

/** A wellbeing services county, the City of Helsinki (90) or Åland (91), with the cooperation model in use there. */
public record County(String code, String nameFi, String nameSv, String nameEn, CooperationModel model)
        implements Area {}
