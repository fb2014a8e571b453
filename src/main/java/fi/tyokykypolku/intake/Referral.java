package fi.tyokykypolku.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.tyokykypolku.api.Body;
import fi.tyokykypolku.api.Checks;
import fi.tyokykypolku.vault.PersonId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A referral from another system: the start form {@code newReferral} in another shape.
 *
 * @param referralId the sender's own id; the same id again gives the same case
 * @param receivedOn day the matter was initiated, from which its time limits run
 * @param reasons grounds of Act 381/2023 § 3
 * @param cues signs that point to a need of support
 * @param unemployed without a yes the client is not taken into multi-sectoral support (Act 381/2023 § 3)
 * @param limitationCauses what the limitation comes from, by kind
 * @param limitationLasts whether it is temporary or lasting
 * @param solvableByConsultation whether an answer to the referrer would be enough
 * @param specialSupport need of special support by Act 1301/2014 § 3: a social worker assesses
 * @param questionToKela shown to Kela whatever the ground for sharing; nothing that identifies the client
 */
@Schema(description = "Lähete toisesta järjestelmästä")
record Referral(
        @NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "lahete-2026-000017")
        String referralId,

        @NotNull(message = MISSING) @Schema(example = "2026-11-20")
        LocalDate receivedOn,

        @NotNull(message = MISSING) @Schema(example = "EMPLOYMENT_SERVICES")
        Source referralSource,

        @NotNull(message = MISSING) @Schema(example = "REFERRAL")
        EntryType entryType,

        @Valid @Nullable Referrer referrer,

        @Valid @NotNull(message = MISSING) Client client,

        @Size(max = 10, message = TOO_MANY) @Nullable List<@NotNull(message = MISSING) Reason> reasons,

        @Size(max = 20, message = TOO_MANY) @Nullable List<@NotNull(message = MISSING) Cue> cues,

        @Schema(example = "true") @Nullable Boolean unemployed,

        @Size(max = 4, message = TOO_MANY) @Nullable List<@NotNull(message = MISSING) LimitationCause> limitationCauses,

        @Nullable LimitationLasts limitationLasts,

        @Schema(example = "false") @Nullable Boolean solvableByConsultation,

        @Schema(example = "false") @Nullable Boolean specialSupport,

        @Schema(example = "false") @Nullable Boolean urgent,

        @Schema(example = "2026-11-19") @Nullable LocalDate clientInformedOn,

        @Size(max = 3000, message = TOO_LONG)
        @Schema(example = "Työhistoria katkonainen, sairauspäiväraha päättymässä.")
        @Nullable
        String situation,

        @Size(max = 1500, message = TOO_LONG) @Schema(example = "Onko kuntoutustarve selvitetty?") @Nullable
        String questionToKela)
        implements Body {

    /** Names of this interface by the form's keys, where they differ. */
    private static final Map<String, String> NAMES = Map.of(
            "personId", "client.personId",
            "firstNames", "client.firstNames",
            "lastName", "client.lastName",
            "municipality", "client.municipality",
            "preferredLanguage", "client.language",
            "phone", "client.phone",
            "interpreterNeeded", "client.interpreterNeeded",
            "nonDisclosure", "client.nonDisclosure");

    private static final Map<String, String> REFERRER_NAMES = Map.of(
            "referrerOrganisation", "referrer.organisation",
            "referrerPerson", "referrer.person",
            "referrerPhone", "referrer.phone");

    /** Where the client was referred from. */
    @Schema(name = "ReferralSource", enumAsRef = true)
    enum Source {
        EMPLOYMENT_SERVICES,
        KELA,
        ADULT_SOCIAL_WORK,
        HEALTH_SERVICES,
        EDUCATION,
        REHABILITATION_PROVIDER,
        NGO,
        SELF
    }

    /** What is asked for. */
    @Schema(enumAsRef = true)
    enum EntryType {
        REFERRAL,
        CONSULTATION,
        CONTACT_REQUEST
    }

    /** A ground of Act 381/2023 § 3. */
    @Schema(name = "ReferralReason", enumAsRef = true)
    enum Reason {
        WORK_ABILITY_LIMITATION,
        FUNCTIONAL_LIMITATION,
        LIFE_MANAGEMENT
    }

    /** What a limitation comes from, in the words of the pilots' call; never a diagnosis. */
    @Schema(enumAsRef = true)
    enum LimitationCause {
        ILLNESS,
        INJURY,
        LIFE_SITUATION,
        LACK_OF_SKILLS
    }

    /** How long a limitation lasts. */
    @Schema(enumAsRef = true)
    enum LimitationLasts {
        TEMPORARY,
        LASTING,
        UNCLEAR
    }

    /** A sign that points to a need of support. */
    @Schema(enumAsRef = true)
    enum Cue {
        BROKEN_WORK_HISTORY,
        UNFINISHED_STUDIES,
        INTERRUPTED_SERVICES,
        SERVICE_FEEDBACK,
        SICK_ALLOWANCE_AFTER_MAXIMUM,
        FIXED_PENSION_ENDING,
        REJECTED_ON_MEDICAL_GROUNDS,
        KELA_EXPERT_DOCTOR
    }

    /** The client's language of business. */
    @Schema(enumAsRef = true)
    enum Language {
        @JsonProperty("fi")
        FINNISH("fi"),
        @JsonProperty("sv")
        SWEDISH("sv"),
        @JsonProperty("other")
        OTHER("other");

        private final String code;

        Language(String code) {
            this.code = code;
        }
    }

    /** Who refers. */
    record Referrer(
            @Size(max = 150, message = TOO_LONG) @Schema(example = "Tampereen kaupungin työllisyyspalvelut") @Nullable
            String organisation,

            @Size(max = 100, message = TOO_LONG) @Schema(example = "Maija Esimerkki") @Nullable
            String person,

            @Size(min = 5, max = 20, message = LENGTH) @Schema(example = "0401234567") @Nullable
            String phone) {}

    /**
     * Who is referred.
     *
     * @param municipality code of three digits, on which the worklists depend
     * @param nonDisclosure the client's whereabouts are secret for personal safety
     */
    record Client(
            @NotNull(message = MISSING) @Schema(example = "010190-900P")
            String personId,

            @NotNull(message = MISSING) @Size(max = 100, message = TOO_LONG) @Schema(example = "Aino Maria")
            String firstNames,

            @NotNull(message = MISSING) @Size(max = 100, message = TOO_LONG) @Schema(example = "Esimerkki")
            String lastName,

            @NotNull(message = MISSING) @Schema(example = "837")
            String municipality,

            @NotNull(message = MISSING) @Schema(example = "fi")
            Language language,

            @Size(min = 5, max = 20, message = LENGTH) @Schema(example = "0407654321") @Nullable
            String phone,

            @Schema(example = "false") @Nullable Boolean interpreterNeeded,

            @Schema(example = "false") @Nullable Boolean nonDisclosure) {
        /** Without the client's data, so that no log shows them. */
        @Override
        public String toString() {
            return "Client";
        }
    }

    @Override
    public void check(Checks checks) {
        checks.noPersonId("referralId", referralId);
        checks.notInFuture("receivedOn", receivedOn);
        checks.notInFuture("clientInformedOn", clientInformedOn);
        Optional.ofNullable(client).ifPresent(given -> {
            checks.personId("client.personId", given.personId());
            checks.municipality("client.municipality", given.municipality());
        });
    }

    /** The same as values of the start form. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("personId", PersonId.parse(client.personId()).value());
        values.put("firstNames", client.firstNames());
        values.put("lastName", client.lastName());
        values.put("municipality", client.municipality());
        values.put("preferredLanguage", client.language().code);
        put(values, "phone", client.phone());
        put(values, "interpreterNeeded", client.interpreterNeeded());
        put(values, "nonDisclosure", client.nonDisclosure());
        values.put("entryType", entryType.name());
        values.put("referralSource", referralSource.name());
        values.put("receivedOn", receivedOn.toString());
        put(values, "clientInformedOn", clientInformedOn == null ? null : clientInformedOn.toString());
        if (referrer != null) {
            put(values, "referrerOrganisation", referrer.organisation());
            put(values, "referrerPerson", referrer.person());
            put(values, "referrerPhone", referrer.phone());
        }
        put(values, "reasons", names(reasons));
        put(values, "unemployed", unemployed);
        put(values, "limitationCauses", names(limitationCauses));
        put(values, "limitationLasts", limitationLasts == null ? null : limitationLasts.name());
        put(values, "solvableByConsultation", solvableByConsultation);
        put(values, "specialSupport", specialSupport);
        put(values, "urgent", urgent);
        put(values, "cues", names(cues));
        put(values, "situation", situation);
        put(values, "questionToKela", questionToKela);
        return values;
    }

    /** The name this interface has for a field of the start form. */
    static String name(String key) {
        return NAMES.getOrDefault(key, REFERRER_NAMES.getOrDefault(key, key));
    }

    /** Without the client's data, so that no log shows them. */
    @Override
    public String toString() {
        return "Referral " + referralId;
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static @Nullable List<String> names(@Nullable List<? extends Enum<?>> chosen) {
        return chosen == null || chosen.isEmpty()
                ? null
                : chosen.stream().map(Enum::name).distinct().toList();
    }
}
