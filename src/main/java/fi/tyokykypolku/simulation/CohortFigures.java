package fi.tyokykypolku.simulation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a run, as the reports of any manager say it ({@code src/docs/measures.md}).
 *
 * @param plans plans made within the three months of the law, of those made or late
 * @param planDays median days from the start of the assessment to the plan
 * @param answerDays median days of Kela's answers to questions
 * @param contacts cases in which Kela was in contact
 * @param contactDays median days from the referral to it
 * @param handOffs from one organisation to another, in all cases together
 * @param reviews reviews held in time
 * @param handedOver processes of Kela's own that it has handed over to the coordinator, of those begun
 * @param positive positive decisions of Kela by age group
 * @param roles cases by the furthest role Kela had
 */
record CohortFigures(
        long cases,
        Share plans,
        @Nullable Double planDays,
        @Nullable Double answerDays,
        Share contacts,
        @Nullable Double contactDays,
        long handOffs,
        Share reviews,
        Share handedOver,
        Map<String, Share> positive,
        Map<String, Long> roles) {

    /** So many of so many. */
    record Share(long count, long of) {
        static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(count + other.count, of + other.of);
        }

        double value() {
            return of == 0 ? Double.NaN : (double) count / of;
        }
    }

    /** How far apart the age groups with most and fewest positive decisions are. */
    double ageSpread() {
        var shares = positive.values().stream().mapToDouble(Share::value).summaryStatistics();
        return shares.getMax() - shares.getMin();
    }

    double handOffsPerCase() {
        return cases == 0 ? Double.NaN : (double) handOffs / cases;
    }

    Share role(String role) {
        return new Share(
                roles.getOrDefault(role, 0L),
                roles.values().stream().mapToLong(Long::longValue).sum());
    }
}
