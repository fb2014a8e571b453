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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The client's copy of the plan. A caseworker comes here from Tasklist, with the session of the web applications. */
@RestController
@RequestMapping("/api/cases/{caseId}/plan")
@Tag(name = "Suunnitelma", description = "The client's plan as a sheet to read, print and take home")
@AsksForSignIn
@ApiResponse(
        responseCode = "400",
        description = "Tuntematon kieli",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "404",
        description = "Asiaa ei löydy, tai suunnitelmaa ei ole laadittu tai jaettu kysyjälle",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class PlanApi {
    private static final String LANGUAGE = "Kieli; oletuksena asiakkaan asiointikieli";

    private final PlanSheet sheet;

    PlanApi(PlanSheet sheet) {
        this.sheet = sheet;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "getPlan",
            summary = "Asiakkaan suunnitelma luettavaksi ja tulostettavaksi",
            description = "Ensin yhden sivun yhteenveto, sitten koko suunnitelma, kuka on nähnyt asiakkaan tietoja ja"
                    + " suostumuksen peruutuslomake. Samat tiedot kuin kysyjän organisaatio näkee, ei enempää."
                    + " Parametrilla format=pdf sama saavutettavana PDF-tiedostona (PDF/UA-1).")
    @ApiResponse(
            responseCode = "200",
            description = "Suunnitelma",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<String> get(
            @PathVariable CaseId caseId,
            @Parameter(
                            description = LANGUAGE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv"}))
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        return Page.of(sheet.html(caseId, Caller.of(authentication), lang));
    }

    @GetMapping(params = "format=pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    // Described with the other.
    @Operation(hidden = true)
    ResponseEntity<byte[]> getPdf(
            @PathVariable CaseId caseId,
            @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) Authentication authentication) {
        byte[] pdf = sheet.pdf(caseId, Caller.of(authentication), lang);
        // The file's name tells no more than the address: a case number, nothing of the client.
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + caseId + ".pdf\"")
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }
}
