package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Body;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Checks;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.texts.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What somebody has begun to write into the form of a task: Tasklist keeps it here while it is written, and gets it back with the form.
 * Nobody gets another's, and the values themselves never come out this way.
 */
@RestController
@RequestMapping("/api/drafts/{task}")
@Tag(name = "Luonnokset", description = "Kesken jäänyt lomake")
@AsksForSignIn
@ApiResponse(
        responseCode = "404",
        description = "Tehtävä ei ole avoinna, tai se ei ole kysyjän työlistalla",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class DraftsApi {
    private static final Sentences SENTENCES = new Sentences("heading");

    private final Drafts drafts;
    private final Servings servings;
    private final Engine engine;
    private final CaseFile caseFile;

    DraftsApi(Drafts drafts, Servings servings, Engine engine, CaseFile caseFile) {
        this.drafts = drafts;
        this.servings = servings;
        this.engine = engine;
        this.caseFile = caseFile;
    }

    /**
     * What is kept.
     *
     * @param savedAt null when nothing is
     * @param fields names of the fields that something was written in
     */
    record Kept(@Nullable Instant savedAt, Set<String> fields) {}

    /**
     * What has been written.
     *
     * @param mark that came with the form
     * @param values by field; none to forget what was kept
     */
    record Written(
            @NotNull(message = MISSING) @Nullable String mark,
            @NotNull(message = MISSING) @Nullable Map<String, @Nullable JsonNode> values)
            implements Body {
        @Override
        public void check(Checks checks) {
            if (values != null) {
                values.forEach((field, value) -> {
                    if (value != null && (value.isObject() || isListOfMore(value))) {
                        checks.wrong("values." + FieldError.named(field), SENTENCES.say("noValue"));
                    }
                });
            }
        }

        private static boolean isListOfMore(JsonNode value) {
            for (JsonNode each : value) {
                if (each.isContainerNode()) {
                    return true;
                }
            }
            return false;
        }
    }

    @GetMapping
    @Operation(
            operationId = "getDraft",
            summary = "Mitä lomakkeesta on kesken",
            description = "Kenttien nimet, ei sisältöä.")
    @ApiResponse(responseCode = "200", description = "Oma luonnos")
    Kept get(
            @Parameter(description = "Tehtävän tunniste") @PathVariable String task,
            @Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Engine.Place unused = place(task, caller);
        return drafts.of(task, caller.user())
                .map(draft -> new Kept(draft.savedAt(), draft.values().keySet()))
                .orElseGet(() -> new Kept(null, Set.of()));
    }

    @PutMapping
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "keepDraft",
            summary = "Säilytä kesken jäänyt lomake",
            description = "Korvaa aiemman luonnoksen. Luonnos on vain kirjoittajan oma, ja se poistuu tehtävän mukana.")
    @ApiResponse(responseCode = "204", description = "Säilytetty")
    @ApiResponse(
            responseCode = "400",
            description = "Arvo ei ole lomakkeen arvo",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Lomake on avattu toiseen tehtävään tai toisena käyttäjänä",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    void keep(
            @Parameter(description = "Tehtävän tunniste") @PathVariable String task,
            @RequestBody Written written,
            @Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caseFile.lock(place(task, caller).caseId());
        // Again: it may have ended before the case was held.
        Engine.Place place = place(task, caller);
        Serving served = servings.of(task, caller.user()).stream()
                .filter(serving -> String.valueOf(serving.id()).equals(written.mark()))
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("mark", SENTENCES.say("strangeMark")));
        drafts.keep(place.caseId(), served, new TreeMap<>(Objects.requireNonNull(written.values())));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "forgetDraft", summary = "Hylkää luonnos", description = "Vain kysyjän oma.")
    @ApiResponse(responseCode = "204", description = "Luonnosta ei ole")
    void forget(
            @Parameter(description = "Tehtävän tunniste") @PathVariable String task,
            @Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Engine.Place unused = place(task, caller);
        drafts.forget(task, caller.user());
    }

    private Engine.Place place(String task, Caller caller) {
        return engine.placeOf(task)
                .filter(place -> place.groups().stream().anyMatch(caller.groups()::contains))
                .orElseThrow(() -> ProblemException.notFound(SENTENCES.say("notOpen")));
    }
}
