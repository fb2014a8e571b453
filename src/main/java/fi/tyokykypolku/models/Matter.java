package fi.tyokykypolku.models;

/** What nobody changes alone: a second person answers for it, too. */
enum Matter {
    /** A limit that a statute sets. */
    LEGAL_LIMIT,
    /** On which ground who may get what. */
    LEGAL_BASIS,
    /** For whom a field of a form is. */
    WHO_SEES,
    /** Whether and how Kela is involved. */
    KELA
}
