package fi.tyokykypolku.casefile;

/** Published when the plan of a case has been looked at by all, at a review or at the end, in the same transaction. */
public record PlanLookedAt(CaseId id) {}
