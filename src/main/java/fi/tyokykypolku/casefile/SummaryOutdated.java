package fi.tyokykypolku.casefile;

/** A case of which a summary is kept is about to change: the summary is true no more. */
public record SummaryOutdated(CaseId id) {}
