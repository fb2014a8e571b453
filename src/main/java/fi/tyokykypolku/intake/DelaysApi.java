package fi.tyokykypolku.intake;

import fi.tyokykypolku.delays.DelayRow;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long things take and which limits are broken, for those who must answer for it. */
@RestController
@RequestMapping("/api/delays")
@Tag(name = "Viiveet", description = "How long things take, for managers")
@AsksForSignIn
@ApiResponse(
        responseCode = "403",
        description = "Kysyjä ei ole esihenkilö eikä ylläpitäjä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "400",
        description = "Virheellinen hakuehto, nimettynä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class DelaysApi {
    private final DelayReports reports;

    DelaysApi(DelayReports reports) {
        this.reports = reports;
    }

    /** A report. Limits set by law, an authority's own targets and internal ones stand on rows of their own. */
    record DelaysView(LocalDate from, LocalDate to, String groupBy, List<DelayRow> rows) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDelays",
            summary = "Kestot ja määräaikojen ylitykset",
            description = "Jakson aikana alkaneet kellot ryhmittäin ja määräajan lajeittain. Lajeja ei lasketa yhteen."
                    + " Myös muodossa text/csv, jossa alle viiden rivit on peitetty.")
    @ApiResponse(
            responseCode = "200",
            description = "Rivi ryhmää ja määräajan lajia kohti",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DelaysView.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(type = "string"))
            })
    DelaysView get(
            @Parameter(description = "Ensimmäinen päivä; oletuksena vuosi ennen viimeistä")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Viimeinen päivä; oletuksena tänään") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "phase, task, organisation, area, kelaRole tai month; oletuksena phase")
                    @RequestParam(required = false)
                    @Nullable
                    String groupBy,
            @Parameter(description = "LEGAL, TARGET tai INTERNAL; oletuksena kaikki omilla riveillään")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(hidden = true) Authentication authentication) {
        return reports.report(from, to, groupBy, kind, Caller.of(authentication));
    }

    @GetMapping(produces = Csv.TYPE)
    // Described with the other.
    @Operation(hidden = true)
    ResponseEntity<String> getCsv(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String groupBy,
            @RequestParam(required = false) @Nullable String kind,
            @Parameter(hidden = true) Authentication authentication) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Csv.TYPE + ";charset=UTF-8"))
                .body(reports.csv(reports.report(from, to, groupBy, kind, Caller.of(authentication))));
    }
}
