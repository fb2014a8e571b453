package fi.tyokykypolku.reports;

import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked about delays, as it stands in the request: every report looks at what concerns it. */
record DelaysQuestion(
        @Parameter(description = "Ensimmäinen päivä; oletuksena vuosi ennen viimeistä") @Nullable
        String from,

        @Parameter(description = "Viimeinen päivä; oletuksena tänään") @Nullable
        String to,

        @Parameter(description = "LEGAL, TARGET tai INTERNAL; oletuksena kaikki omilla riveillään") @Nullable
        String kind,

        @Parameter(description = "EMPLOYMENT, SOCIAL, HEALTH, KELA, PENSION, EDUCATION, NGO tai INSURANCE") @Nullable
        String organisation,

        @Parameter(description = "Työlista ilman tiimiä, kuten employment39") @Nullable
        String area,

        @Parameter(description = "phase, task, organisation, area, kelaRole, unemployment tai month; oletuksena phase")
        @Nullable
        String groupBy,

        @Parameter(description = "Vain tämän ryhmän myöhästyneet") @Nullable
        String group,

        @Parameter(description = "true: myöhästyneistä vain ne, jotka ovat yhä käynnissä") @Nullable
        String running,

        @Parameter(description = "Vain tämän prosessin vaiheet, kuten plan") @Nullable
        String process) {
    private static final Set<String> NAMES = Stream.of(DelaysQuestion.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws InvalidRequest when a parameter is none of these: a misspelt one would answer another question */
    static void requireKnown(Collection<String> parameters) {
        List<FieldError> unknown = parameters.stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .map(FieldError::unknown)
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidRequest(unknown);
        }
    }

    /** @param parameter value by name; null where not given */
    static DelaysQuestion of(UnaryOperator<@Nullable String> parameter) {
        return new DelaysQuestion(
                parameter.apply("from"),
                parameter.apply("to"),
                parameter.apply("kind"),
                parameter.apply("organisation"),
                parameter.apply("area"),
                parameter.apply("groupBy"),
                parameter.apply("group"),
                parameter.apply("running"),
                parameter.apply("process"));
    }
}
