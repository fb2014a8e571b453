package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Page;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.casefile.CaseId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The client's copy of the consent. A caseworker comes here from Tasklist, with the session of the web applications. */
@RestController
@RequestMapping("/api/cases/{caseId}/consent")
@Tag(name = "Suostumus", description = "The client's consent as a sheet to print")
@AsksForSignIn
@ApiResponse(
        responseCode = "404",
        description = "Asiaa ei löydy, tai suostumusta ei ole kirjattu tai jaettu kysyjälle",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class ConsentApi {
    private final ConsentPrint print;

    ConsentApi(ConsentPrint print) {
        this.print = print;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "getConsent",
            summary = "Asiakkaan suostumus tulostettavaksi",
            description =
                    "Yksi A4-sivu asiakkaalle: kuka saa mitkäkin tiedot, mihin asti ja miten suostumuksen voi perua.")
    @ApiResponse(
            responseCode = "200",
            description = "Tulostettava sivu",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "400",
            description = "Tuntematon kieli",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<String> get(
            @PathVariable CaseId caseId,
            @Parameter(
                            description = "Kieli; oletuksena asiakkaan asiointikieli",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv"}))
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        return Page.of(print.of(caseId, Caller.of(authentication), lang));
    }
}
