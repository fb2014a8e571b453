package fi.tyokykypolku.trial;

import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trials of changed models for other programs; a person tries them in Cockpit. */
@RestController
@RequestMapping("/api/models/trials")
@Tag(name = "Mallit", description = "Mitä suunnittelija kysyy ennen käyttöönottoa")
@AsksForSignIn
@ApiResponse(
        responseCode = "403",
        description = "Kysyjä ei ole suunnittelija eikä ylläpitäjä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class TrialsApi {
    private final TrialDesk desk;

    TrialsApi(TrialDesk desk) {
        this.desk = desk;
    }

    /**
     * Models as text.
     *
     * @param files contents by file name
     */
    record Proposal(
            @Schema(example = "{\"deadlines.dmn\": \"<?xml …\"}") @Nullable
            Map<String, @Nullable String> files) {}

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "startTrial",
            summary = "Kokeile muutettuja malleja",
            description =
                    "Esimerkkiasiat ajetaan nyt käytössä olevilla ja muutetuilla malleilla, kummatkin omassa muistinvaraisessa"
                            + " tietokannassaan. Oikeisiin asioihin ei kosketa, eikä mitään oteta käyttöön.")
    @ApiResponse(responseCode = "202", description = "Kokeilu alkoi; sen tilaa kysytään osoitteesta Location")
    @ApiResponse(
            responseCode = "400",
            description =
                    "Pyyntöä ei voi lukea, tai mallit eivät noudata sääntöjä: errors nimeää jokaisen virheen korjauksineen",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Toinen kokeilu on kesken",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<TrialView> start(
            @RequestBody Proposal proposal,
            @Parameter(
                            description = "Kieli",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv", "en"}))
                    @RequestParam(defaultValue = "fi")
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        TrialView begun = desk.start(proposal.files(), lang, Caller.of(authentication));
        return ResponseEntity.accepted()
                .location(URI.create("/api/models/trials/" + begun.id()))
                .body(begun);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readTrial",
            summary = "Lue, miten kokeilu etenee ja mikä muuttui",
            description = "Vain se palvelin, jolla kokeilu alkoi, tuntee sen.")
    @ApiResponse(responseCode = "200", description = "Kokeilun tila ja asiat, joissa jokin menee toisin")
    @ApiResponse(
            responseCode = "400",
            description = "Kieltä ei ole",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = "Kokeilua ei löydy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    TrialView read(
            @PathVariable String id,
            @Parameter(
                            description = "Kieli",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv", "en"}))
                    @RequestParam(defaultValue = "fi")
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        return desk.find(id, lang, Caller.of(authentication));
    }
}
