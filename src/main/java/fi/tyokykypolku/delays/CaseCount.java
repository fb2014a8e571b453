package fi.tyokykypolku.delays;

import org.jspecify.annotations.Nullable;

/**
 * Cases of which the figures tell the same.
 *
 * @param cases how many
 * @param kelaDays days from the referral until somebody at Kela took a task in hand; null while nobody has
 * @param handoffs how often a case was passed on
 * @param named whether every party has a named person
 * @param benefitCheck whether a benefit was found worth a check; null when not screened
 * @param withKela whether Kela is, or has been, a party
 */
record CaseCount(
        long cases,
        @Nullable Integer kelaDays,
        int handoffs,
        boolean named,
        @Nullable Boolean benefitCheck,
        boolean withKela) {}
