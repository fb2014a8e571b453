package fi.tyokykypolku.casefile;

import java.util.Set;

/** Facts of a case have been told, or told anew. */
public record FactsTold(CaseId id, Set<String> fields) {}
