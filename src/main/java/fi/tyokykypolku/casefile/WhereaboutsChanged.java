package fi.tyokykypolku.casefile;

/** The client has moved, or where they live has become a secret, or is one no longer. */
public record WhereaboutsChanged(CaseId id) {}
