package fi.tyokykypolku.casefile;

/** Why a decision answered as it did has been kept. */
public record Explained(CaseId id, Explanation explanation) {}
