package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseId;

/** Some organisation may no longer see what it saw of a case. */
public record SharingChanged(CaseId id) {}
