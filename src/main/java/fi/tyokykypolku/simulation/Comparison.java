package fi.tyokykypolku.simulation;

import fi.tyokykypolku.simulation.CohortFigures.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two runs of the same clients beside each other, with Kela and without. The report of 2023 gives directions and no numbers, so only
 * directions are compared with it.
 */
record Comparison(CohortParameters parameters, List<Client> clients, CohortFigures with, CohortFigures without) {
    static final String LABEL = "SIMULOITU – ei Kelan aineistoa";
    private static final int YOUNGEST = 16;
    private static final int OLDEST = 67;

    /**
     * Something that must come out.
     *
     * @param held whether it did
     */
    record Check(String rule, boolean held, String found) {}

    /** What the parameters must lead to (domain: sanity targets). */
    List<Check> sanity() {
        long outside = clients.stream()
                .filter(client -> client.age() < YOUNGEST || client.age() > OLDEST)
                .count();
        double plans = with.plans().value();
        double none = with.role("NONE").value();
        return List.of(
                new Check(
                        parameters.size() + " clients",
                        with.cases() == parameters.size() && without.cases() == parameters.size(),
                        with.cases() + " and " + without.cases()),
                new Check("no client outside " + YOUNGEST + "–" + OLDEST, outside == 0, String.valueOf(outside)),
                new Check("plan within 3 months in 80–90 %", plans >= 0.80 && plans <= 0.90, percent(with.plans())),
                new Check("Kela's role NONE under 20 %", none < 0.20, percent(with.role("NONE"))),
                new Check(
                        "positive decisions of the age groups closer to each other with Kela",
                        with.ageSpread() < without.ageSpread(),
                        points(with.ageSpread()) + " and " + points(without.ageSpread())));
    }

    /** Whether what the report says of Kela's part shows here too. */
    List<Check> directions() {
        return List.of(
                new Check(
                        "faster: the plan is made sooner",
                        less(with.planDays(), without.planDays()),
                        days(with.planDays()) + " and " + days(without.planDays())),
                new Check(
                        "faster: Kela answers sooner",
                        less(with.answerDays(), without.answerDays()),
                        days(with.answerDays()) + " and " + days(without.answerDays())),
                new Check(
                        "timely: Kela is met sooner after the referral",
                        less(with.contactDays(), without.contactDays()),
                        days(with.contactDays()) + " and " + days(without.contactDays())),
                new Check(
                        "smoother: fewer hand-offs",
                        with.handOffsPerCase() < without.handOffsPerCase(),
                        number(with.handOffsPerCase()) + " and " + number(without.handOffsPerCase())),
                new Check(
                        "evens out positive decisions between age groups",
                        with.ageSpread() < without.ageSpread(),
                        points(with.ageSpread()) + " and " + points(without.ageSpread())));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("**" + LABEL + "**");
        lines.add("");
        lines.add("Seed " + parameters.seed() + ", " + parameters.size() + " clients, 2021–2022.");
        lines.add("");
        lines.add("| figure | with Kela | same clients without |");
        lines.add("|---|---|---|");
        lines.add(row("plan within 3 months of the assessment", percent(with.plans()), percent(without.plans())));
        lines.add(row("median days from assessment to plan", days(with.planDays()), days(without.planDays())));
        lines.add(row("median days of Kela's answers", days(with.answerDays()), days(without.answerDays())));
        lines.add(row("cases in which Kela was met", percent(with.contacts()), percent(without.contacts())));
        lines.add(row("median days from referral to that", days(with.contactDays()), days(without.contactDays())));
        lines.add(row("hand-offs per case", number(with.handOffsPerCase()), number(without.handOffsPerCase())));
        lines.add(row("reviews in time", percent(with.reviews()), percent(without.reviews())));
        lines.add(row(
                "Kela's own processes handed over, of those begun",
                percent(with.handedOver()),
                percent(without.handedOver())));
        for (String age : with.positive().keySet()) {
            lines.add(row(
                    "positive rehabilitation decisions, " + age,
                    percent(with.positive().getOrDefault(age, Share.NONE)),
                    percent(without.positive().getOrDefault(age, Share.NONE))));
        }
        lines.add(
                row("– largest difference between age groups", points(with.ageSpread()), points(without.ageSpread())));
        TreeSet<String> roles = new TreeSet<>(with.roles().keySet());
        roles.addAll(without.roles().keySet());
        roles.forEach(
                role -> lines.add(row("Kela's role " + role, percent(with.role(role)), percent(without.role(role)))));
        checks(lines, "Sanity", sanity());
        checks(lines, "Direction in the report of 2023", directions());
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static void checks(List<String> lines, String title, List<Check> checks) {
        lines.add("");
        lines.add("| " + title + " | | found |");
        lines.add("|---|---|---|");
        checks.forEach(check -> lines.add(row(check.rule(), check.held() ? "held" : "NOT held", check.found())));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static boolean less(@Nullable Double one, @Nullable Double other) {
        return one != null && other != null && one < other;
    }

    private static String percent(Share share) {
        return share.of() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.0f %% (%d/%d)", 100 * share.value(), share.count(), share.of());
    }

    private static String points(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f points", 100 * share);
    }

    private static String days(@Nullable Double days) {
        return days == null ? "–" : number(days);
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.1f", number);
    }
}
