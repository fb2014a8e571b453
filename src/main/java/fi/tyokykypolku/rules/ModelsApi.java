package fi.tyokykypolku.rules;

import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The house rules for a set of models that is not deployed: nothing of it is kept. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Mallit", description = "What a designer asks before deploying")
@AsksForSignIn
@ApiResponse(
        responseCode = "403",
        description = "Kysyjä ei ole suunnittelija eikä ylläpitäjä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class ModelsApi {

    private static final Sentences SENTENCES = new Sentences("rules");

    private final HouseRules rules;
    private final RepositoryService repository;

    ModelsApi(Directory directory, RepositoryService repository) {
        this.rules = new HouseRules(directory);
        this.repository = repository;
    }

    /**
     * Models as text.
     *
     * @param files contents by file name
     */
    record Models(
            @Schema(example = "{\"deadlines.dmn\": \"<?xml …\"}") @Nullable
            Map<String, @Nullable String> files) {}

    /**
     * What is wrong.
     *
     * @param element id of the element, row or field; empty for the file as a whole
     * @param rule its id
     */
    record Told(String file, String element, String rule, String message, String remedy) {}

    /** @param files names of what was looked at: what was sent, and the newest of all else */
    record Answer(List<String> files, List<Told> objections) {}

    @PostMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "checkModels",
            summary = "Tarkista mallit ennen käyttöönottoa",
            description =
                    "Lähetetyt kaaviot, taulut ja lomakkeet luetaan yhdessä uusimpien käyttöön otettujen kanssa. Mitään ei oteta"
                            + " käyttöön.")
    @ApiResponse(responseCode = "200", description = "Mitä pitää korjata; tyhjä, kun mallit ovat kunnossa")
    @ApiResponse(
            responseCode = "400",
            description = "Pyyntöä ei voi lukea",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Answer check(
            @RequestBody Models models,
            @Parameter(
                            description = "Kieli; muuten se, jota otsake Accept-Language pyytää",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv", "en"}))
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        if (!Caller.of(authentication).mayDesign()) {
            throw ProblemException.forbidden(say("forDesigners"));
        }
        if (lang != null && !Language.CODES.contains(lang)) {
            throw new InvalidRequest(List.of(new FieldError("lang", say("languages"))));
        }
        Map<String, byte[]> given = new TreeMap<>();
        Objects.requireNonNullElse(models.files(), Map.<String, @Nullable String>of())
                .forEach((name, text) -> {
                    if (text != null) {
                        given.put(name, text.getBytes(StandardCharsets.UTF_8));
                    }
                });
        if (given.isEmpty()) {
            throw new InvalidRequest(List.of(new FieldError("files", say("noFiles"))));
        }
        Map<String, byte[]> whole = WholeDeployments.whole(DeployedModels.newest(repository), given);
        Locale language = lang == null ? Language.ofReader() : Locale.forLanguageTag(lang);
        return new Answer(
                List.copyOf(whole.keySet()),
                rules.of(whole, given.keySet()).stream()
                        .map(each -> new Told(
                                each.file(),
                                each.element(),
                                each.rule().name(),
                                each.message(language),
                                each.remedy(language)))
                        .toList());
    }

    private static String say(String key) {
        return SENTENCES.say(key);
    }
}
