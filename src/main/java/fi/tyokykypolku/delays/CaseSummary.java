package fi.tyokykypolku.delays;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What figures tell of one case.
 *
 * @param caseId its id
 * @param receivedOn day of the referral; null for a contact to another case
 * @param alike what is told of it
 */
record CaseSummary(String caseId, @Nullable LocalDate receivedOn, CaseCount alike) {}
