package fi.tyokykypolku.kela;

import fi.tyokykypolku.casefile.CaseId;

/** Kela's role in a case has been decided anew. */
public record KelaDecided(CaseId id) {}
