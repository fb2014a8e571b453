package fi.tyokykypolku.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.casefile.CaseId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where other systems bring their referrals. */
@RestController
@Tag(name = "Lähetteet", description = "Referrals from other systems")
@ApiResponse(
        responseCode = "400",
        description = "Pyynnössä on virheitä; jokainen kenttä nimetään",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@AsksForSignIn
@ApiResponse(
        responseCode = "409",
        description = "Lähetteen tunnus on käytössä toisella lähetteellä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class ReferralApi {
    private final Referrals referrals;

    ReferralApi(Referrals referrals) {
        this.referrals = referrals;
    }

    /**
     * @param caseId the case that carries the referral
     * @param openCase the client's open case, to whose coordinator the referral went; only for those who work for a party of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            @Schema(example = "TKP-2026-000123") CaseId caseId,

            @Schema(
                    example = "TKP-2026-000045",
                    description = "Asiakkaan avoin asia, jonka koordinaattorille lähete meni; vain asian osapuolelle")
            @Nullable
            CaseId openCase) {}

    @PostMapping(
            path = "/api/referrals",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createReferral",
            summary = "Tuo lähete ja avaa asia",
            description = "Sama lähetteen tunnus uudelleen samalta lähettäjältä palauttaa saman asian."
                    + " Vastaus ei kerro, onko henkilöllä jo avoin asia: siitä tietävät vain sen osapuolet.")
    @ApiResponse(
            responseCode = "201",
            description = "Asia avattiin",
            headers = @Header(name = "Location", description = "Asian osoite", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200", description = "Sama lähete on tuotu aiemmin")
    @ApiResponse(
            responseCode = "403",
            description = "Kutsuja ei ole lähettävä järjestelmä eikä asiakastyöntekijä",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<Opened> create(
            @RequestBody Referral referral, @Parameter(hidden = true) Authentication authentication) {
        Referrals.Receipt receipt = referrals.take(referral, Caller.of(authentication));
        URI location = URI.create("/api/cases/" + receipt.caseId());
        Opened opened = new Opened(receipt.caseId(), receipt.openCase());
        return receipt.created()
                ? ResponseEntity.created(location).body(opened)
                : ResponseEntity.ok().location(location).body(opened);
    }
}
