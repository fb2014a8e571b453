package fi.tyokykypolku.casefile;

/** The client of a case lives in another municipality now. */
public record CaseMoved(CaseId id) {}
