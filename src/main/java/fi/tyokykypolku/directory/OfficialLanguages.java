package fi.tyokykypolku.directory;

/** The official languages of a municipality, the language of the majority first. */
public enum OfficialLanguages {
    FI,
    FI_SV,
    SV_FI,
    SV
}
