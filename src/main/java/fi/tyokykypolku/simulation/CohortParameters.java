package fi.tyokykypolku.simulation;

import fi.tyokykypolku.directory.OfficialLanguages;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * What the simulated cohort is made of; {@code simulation/cohort.yaml} gives each value with its source. A missing or impossible value
 * stops the start and is named.
 *
 * @param size clients to simulate; fewer than all are spread evenly over the months
 * @param seed the same seed gives the same result
 * @param folder where databases, keys and the comparison lie
 * @param database name of this run's database
 * @param kela false for the same clients without Kela
 */
@Profile("cohort")
@Validated
@ConfigurationProperties(prefix = CohortParameters.PREFIX, ignoreUnknownFields = false)
record CohortParameters(
        @NotNull @Positive Integer size,
        @NotNull Long seed,
        @NotNull Path folder,
        @NotEmpty String database,
        @NotNull Boolean kela,
        @NotEmpty Map<YearMonth, @NotNull @Positive Integer> arrivals,
        @NotNull @Positive Double projectSizeSpread,
        @NotEmpty List<@Valid Project> projects,
        @NotEmpty List<@Valid Ages> ages,
        @NotNull @Share Double men,
        @NotEmpty Map<OfficialLanguages, @NotNull @Share Double> swedish,
        @NotNull @Share Double otherLanguage,
        @NotNull @Share Double longTermUnemployed,
        @NotEmpty Map<String, @NotNull @Share Double> healthReasons,
        @NotEmpty Map<String, @NotNull @Share Double> referralSources,
        @NotEmpty Map<Consent, @NotNull @Share Double> consent,
        @NotNull @Share Double noKelaReason,
        @NotEmpty Map<KelaReason, @NotNull @Share Double> kelaReasons,
        @NotNull @Valid Applications applications,
        @NotEmpty List<@Valid Decisions> positiveDecisions,
        @NotNull @Valid Times times,
        @NotNull @Valid Spread duration,
        @NotNull @Share Double statementNeeded,
        @NotNull @Share Double unclaimed,
        @NotNull @Valid Review review,
        @NotNull @Share Double dropOutPerMonth,
        @NotNull @Share Double movesPerMonth,
        @NotNull @Share Double noShow,
        @NotEmpty Map<Integer, @NotNull @Positive Double> noShowByAge,
        @NotNull @Valid Questions questions,
        @NotEmpty Map<String, @NotNull @Share Double> endReasons) {

    static final String PREFIX = "tyokykypolku.cohort";
    static final int ALL = 1_003;
    private static final double ROUNDING = 1e-9;

    CohortParameters {
        if (arrivals != null) {
            int sum = arrivals.values().stream().mapToInt(Integer::intValue).sum();
            require(sum == ALL, "arrivals", "the months hold " + sum + " clients instead of " + ALL);
        }
        if (ages != null) {
            sharesOfAll("ages", ages.stream().map(Ages::share).toList());
        }
        sharesOfAll("healthReasons", values(healthReasons));
        sharesOfAll("referralSources", values(referralSources));
        sharesOfAll("consent", values(consent));
        sharesOfAll("endReasons", values(endReasons));
        require(
                kelaReasons == null || kelaReasons.size() == KelaReason.values().length,
                "kelaReasons",
                "one is missing");
    }

    private static Collection<Double> values(@Nullable Map<?, Double> shares) {
        return shares == null ? List.of() : shares.values();
    }

    private static void sharesOfAll(String name, Collection<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        require(shares.isEmpty() || Math.abs(sum - 1) < ROUNDING, name, "the shares come to " + sum + " instead of 1");
    }

    private static void require(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + "." + name + ": " + otherwise);
        }
    }

    /** A share of a whole. */
    @DecimalMin("0")
    @DecimalMax("1")
    @Constraint(validatedBy = {})
    @Target({ElementType.TYPE_USE, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Share {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /**
     * A pilot project.
     *
     * @param kela whether Kela's project workers take part
     * @param population thousands of inhabitants
     * @param municipalities codes of where its clients live, the most of them in the first
     */
    record Project(
            @NotEmpty String county,
            @NotNull Boolean kela,
            @NotNull @Positive Double population,
            @NotEmpty List<String> municipalities) {}

    /** Ages from one to another, both included. */
    record Ages(
            @NotNull @Positive Integer from,
            @NotNull @Positive Integer to,
            @NotNull @Share Double share) {}

    /** What the client consents to. */
    enum Consent {
        GIVEN,
        PARTIAL,
        REFUSED,
        WITHDRAWN
    }

    /** What in a client's situation concerns Kela, by the codes of {@code kela.dmn}. */
    enum KelaReason {
        R01_REHAB_NEED,
        R02_YOUTH,
        R04_SICK_150,
        R06_SICK_MAX,
        R07_PENSION_REJECTED,
        R08_PENSION_PENDING,
        R09_SICK_REJECTED,
        R10_SPIRAL,
        R11_FIXED_PENSION_ENDING,
        R12_INCOME_GAP,
        R13_BENEFITS_UNCLEAR
    }

    /**
     * Applications for Kela's rehabilitation.
     *
     * @param any share of clients who apply
     * @param youth share of clients who apply for the rehabilitation of those under 30
     * @param ofTheRest services by their share among the others who apply
     */
    record Applications(
            @NotNull @Share Double any,
            @NotNull @Share Double youth,
            @NotEmpty Map<String, @NotNull @Share Double> ofTheRest) {}

    /** Shares of positive decisions of an age group, by whether Kela is in the team. */
    record Decisions(
            @NotNull @Positive Integer from,
            @NotNull @Share Double withKela,
            @NotNull @Share Double without) {}

    /** How long things take. */
    record Times(
            @NotNull @Valid Time referralToContact,
            @NotNull @Valid Time contactToConsent,
            @NotNull @Valid Time assessment,
            @NotNull @Valid Time statement,
            @NotNull @Valid Time plan,
            @NotNull @Valid Time answerWithKela,
            @NotNull @Valid Time answerWithout,
            @NotNull @Valid Time kelaDecision,
            @NotNull @Valid Time anotherTask) {}

    /** A lognormal time in days of a calendar. */
    record Time(
            @NotNull @Positive Double median,
            @NotNull @Positive Double p90,
            @NotNull Days days) {
        Spread spread() {
            return new Spread(median, p90);
        }
    }

    /** Which days are counted. */
    enum Days {
        WORKING,
        CALENDAR
    }

    /** A lognormal distribution. */
    record Spread(
            @NotNull @Positive Double median,
            @NotNull @Positive Double p90) {}

    /** When reviews are agreed and held. */
    record Review(
            @NotNull @Positive Integer earlyDays,
            @NotNull @Share Double late,
            @NotNull @Positive Integer lateDays) {}

    /** How many questions are put to Kela in a case. */
    record Questions(
            @NotNull @Positive Double withKela,
            @NotNull @Positive Double without) {}
}
