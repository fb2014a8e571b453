package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.casefile.CaseId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a case stands, and what other systems have to tell it. */
@RestController
@RequestMapping(path = "/api/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Asiat", description = "The state of a case, and messages to it")
@AsksForSignIn
@ApiResponse(
        responseCode = "404",
        description = "Asiaa ei löydy, tai se ei kuulu kysyjälle",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class CaseApi {
    private final CaseViews views;
    private final Messages messages;

    CaseApi(CaseViews views, Messages messages) {
        this.views = views;
        this.messages = messages;
    }

    /** @param accepted true: the message reached the case */
    record Accepted(
            @Schema(example = "TKP-2026-000123") CaseId caseId,
            @Schema(example = "true") boolean accepted) {}

    @GetMapping
    @Operation(
            operationId = "getCase",
            summary = "Asian tilanne",
            description = "Osapuolen käyttäjä näkee vaiheen, tehtävät, Kelan roolin, nimetyt henkilöt ja määräajat."
                    + " Lähetteen tuoja näkee oman lähetteensä tilan. Asiakkaan tietoja ei näytetä.")
    @ApiResponse(responseCode = "200", description = "Asian tilanne")
    CaseView get(@PathVariable CaseId caseId, @Parameter(hidden = true) Authentication authentication) {
        return views.of(caseId, Caller.of(authentication));
    }

    @PostMapping(path = "/consent-withdrawals", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "withdrawConsent",
            summary = "Asiakas perui suostumuksen",
            description = "Tietojen jako päättyy heti, ja jokainen osapuoli saa tiedon.")
    @Delivery
    ResponseEntity<Accepted> withdrawConsent(
            @PathVariable CaseId caseId,
            @RequestBody ConsentWithdrawal message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.withdrawConsent(caseId, Caller.of(authentication), message));
    }

    @PostMapping(path = "/review-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "requestReview", summary = "Asiakas pyysi suunnitelman tarkistusta")
    @Delivery
    ResponseEntity<Accepted> requestReview(
            @PathVariable CaseId caseId,
            @RequestBody(required = false) @Nullable ReviewRequest message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.requestReview(
                caseId, Caller.of(authentication), Objects.requireNonNullElse(message, ReviewRequest.EMPTY)));
    }

    @PostMapping(path = "/municipality-changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeMunicipality",
            summary = "Asiakkaan kotikunta vaihtui",
            description = "Tehtävät siirtyvät uuden kotikunnan työjonoihin.")
    @Delivery
    ResponseEntity<Accepted> changeMunicipality(
            @PathVariable CaseId caseId,
            @RequestBody MunicipalityChange message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.changeMunicipality(caseId, Caller.of(authentication), message));
    }

    @PostMapping(path = "/kela-decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "recordKelaDecision",
            summary = "Kela teki päätöksen",
            description = "Vain Kela tai lähetteen tuonut järjestelmä. Hylkäävästä päätöksestä syntyy tehtävä avata se"
                    + " asiakkaalle.")
    @ApiResponse(
            responseCode = "403",
            description = "Lähettäjä ei ole Kela",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @Delivery
    ResponseEntity<Accepted> decideByKela(
            @PathVariable CaseId caseId,
            @RequestBody KelaDecisionNotice message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.decideByKela(caseId, Caller.of(authentication), message));
    }

    @PostMapping(path = "/kela-questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askKela",
            summary = "Kysy Kelalta",
            description = "Kela näkee kysymyksen aina: älä kirjaa siihen tunnistetietoja.")
    @Delivery
    ResponseEntity<Accepted> askKela(
            @PathVariable CaseId caseId,
            @RequestBody KelaQuestion message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.askKela(caseId, Caller.of(authentication), message));
    }

    @PostMapping(path = "/client-withdrawals", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "withdrawClient",
            summary = "Asiakas vetäytyi palvelusta",
            description = "Palvelupolku keskeytyy ja koordinoija päättää asian.")
    @Delivery
    ResponseEntity<Accepted> withdrawClient(
            @PathVariable CaseId caseId,
            @RequestBody(required = false) @Nullable ClientWithdrawal message,
            @Parameter(hidden = true) Authentication authentication) {
        return answer(messages.withdrawClient(
                caseId, Caller.of(authentication), Objects.requireNonNullElse(message, ClientWithdrawal.EMPTY)));
    }

    private static ResponseEntity<Accepted> answer(Messages.Receipt receipt) {
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Accepted(receipt.caseId(), true));
    }
}
