package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.ApiSetup;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.uselog.Use;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
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

/** Who has seen a client's data: what an administrator answers a client who asks (Act 703/2023 § 11). */
@RestController
@RequestMapping(ApiSetup.ROOT)
@Tag(name = "Käyttöloki", description = "Who has seen a client's data, for the administrator")
@AsksForSignIn
@ApiResponse(
        responseCode = "404",
        description = "Asiaa ei löydy, tai kysyjä ei ole ylläpitäjä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class UsesApi {
    private final UseReports uses;

    UsesApi(UseReports uses) {
        this.uses = uses;
    }

    @GetMapping(path = "/cases/{caseId}/uses", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getUses",
            summary = "Kuka on nähnyt asiakkaan tietoja",
            description = "Vain ylläpitäjälle. Asiakkaalle on vastattava kahdessa kuukaudessa (laki 703/2023 11 §)."
                    + " Rivit ilman tietojen sisältöä. Vastaus asiakkaalle on uses, ja se saadaan myös muodossa text/csv;"
                    + " changes ja attempts ovat ylläpitäjälle.")
    @ApiResponse(
            responseCode = "200",
            description = "Käytöt ja luovutukset vanhimmasta alkaen",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = UseReport.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(type = "string"))
            })
    UseReport get(
            @PathVariable CaseId caseId,
            @Parameter(description = "Päivä, jona asiakas kysyi; oletuksena tänään")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate askedOn,
            @Parameter(hidden = true) Authentication authentication) {
        return uses.of(caseId, Caller.of(authentication), askedOn, Use.Channel.API);
    }

    @GetMapping(path = "/cases/{caseId}/uses", produces = Csv.TYPE)
    // Described with the other.
    @Operation(hidden = true)
    ResponseEntity<String> getCsv(
            @PathVariable CaseId caseId,
            @RequestParam(required = false) @Nullable LocalDate askedOn,
            @Parameter(hidden = true) Authentication authentication) {
        UseReport view = uses.of(caseId, Caller.of(authentication), askedOn, Use.Channel.EXPORT);
        return ResponseEntity.ok()
                .header("Answer-Due", view.answerDue().toString())
                .contentType(MediaType.parseMediaType(Csv.TYPE + ";charset=UTF-8"))
                .body(uses.csv(view));
    }

    @PostMapping(
            path = "/uses",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askUses",
            summary = "Kuka on nähnyt asiakkaan tietoja, henkilötunnuksella",
            description = "Vain ylläpitäjälle. Kaikki asiakkaan asiat vanhimmasta alkaen, myös ne, joiden tiedot on jo"
                    + " poistettu ja joista on jäljellä vain loki.")
    @ApiResponse(responseCode = "200", description = "Yksi vastaus asiaa kohden")
    @ApiResponse(
            responseCode = "400",
            description = "Virheellinen pyyntö",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    List<UseReport> ask(@RequestBody UsesQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return uses.of(question, Caller.of(authentication));
    }
}
