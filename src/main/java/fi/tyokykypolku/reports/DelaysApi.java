package fi.tyokykypolku.reports;

import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.delays.LateRow;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.voice.AnswerRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
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
        description = "Virheelliset hakuehdot, nimettyinä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class DelaysApi {
    private final DelayReports reports;

    DelaysApi(DelayReports reports) {
        this.reports = reports;
    }

    @ModelAttribute
    void requireKnown(HttpServletRequest request) {
        DelaysQuestion.requireKnown(request.getParameterMap().keySet());
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE})
    @Operation(
            operationId = "getDelays",
            summary = "Kestot ja määräaikojen ylitykset",
            description = "Jakson aikana alkaneet kellot ryhmittäin ja määräajan lajeittain. Lajeja ei lasketa yhteen."
                    + " Organisaation esihenkilö näkee omat työlistansa tarkasti ja muut summina, joista pienet luvut puuttuvat."
                    + " Myös muodossa text/csv, jossa alle viiden luvut on peitetty.")
    @ApiResponse(responseCode = "200", description = "Rivi ryhmää ja määräajan lajia kohti")
    DelaysView<DelayFigure> get(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.clocks(question, Caller.of(authentication));
    }

    @GetMapping(
            path = "/waits",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE})
    @Operation(
            operationId = "getWaits",
            summary = "Ketä odotettiin ja kuinka kauan",
            description = "Jakson aikana odotetut päivät sen mukaan, kenen vuoro oli. Myös muodossa text/csv.")
    @ApiResponse(responseCode = "200", description = "Rivi odotettua ja organisaatiota kohti")
    DelaysView<WaitRow> waits(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.waits(question, Caller.of(authentication));
    }

    @GetMapping(
            path = "/figures",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE})
    @Operation(
            operationId = "getFigures",
            summary = "Tunnusluvut asioista",
            description = "Jakson aikana saapuneista asioista; määräajan laji ei rajaa niitä. Myös muodossa text/csv.")
    @ApiResponse(responseCode = "200", description = "Rivi lukua ja ryhmää kohti")
    DelaysView<CaseFigure> figures(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.figures(question, Caller.of(authentication));
    }

    @GetMapping(
            path = "/answers",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE})
    @Operation(
            operationId = "getAnswers",
            summary = "Asiakkaiden ja ammattilaisten vastaukset",
            description =
                    "Väittämien keskiarvot niiltä jakson vuosineljänneksiltä, jotka ovat päättyneet. Vastauksista,"
                            + " joita on alle viisi alueelta tai organisaatiosta, ei kerrota. Alue rajaa asiakkaita työllisyysalueen"
                            + " mukaan ja organisaatio ammattilaisia. Myös muodossa text/csv.")
    @ApiResponse(responseCode = "200", description = "Rivi kysyttyä ja väittämää kohti")
    DelaysView<AnswerRow> answers(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.answers(question, Caller.of(authentication));
    }

    @GetMapping(path = "/late", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getLate",
            summary = "Myöhästyneet",
            description =
                    "Ryhmän myöhästyneet kellot, eniten myöhässä olevat ensin. Organisaation esihenkilö näkee omansa.")
    @ApiResponse(responseCode = "200", description = "Enintään 200 riviä ja niiden koko määrä")
    DelaysView<LateRow> late(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.late(question, Caller.of(authentication));
    }

    @GetMapping(
            path = "/diagram",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE})
    @Operation(
            operationId = "getDiagram",
            summary = "Prosessikaavion vaiheet",
            description = "Vaiheiden kestot tavoitteeseensa verrattuina. Myös muodossa text/csv.")
    @ApiResponse(responseCode = "200", description = "Rivi vaihetta ja määräaikaa kohti")
    DelaysView<StepRow> diagram(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.steps(question, Caller.of(authentication));
    }

    @GetMapping(path = "/choices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getChoices",
            summary = "Millä raporteja voi rajata",
            description = "Organisaatiot ja työlistat, joilla on kelloja ja jotka kysyjä näkee tarkasti.")
    @ApiResponse(responseCode = "200", description = "Organisaatiot ja työlistat nimineen")
    DelaysChoices choices(
            @ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.choices(question, Caller.of(authentication));
    }

    @GetMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCheck",
            summary = "Tietojen tarkistus",
            description = "Mitä viime yön tarkistus löysi: pitääkö jokainen sääntö, jonka tietojen on aina täytettävä."
                    + " Rajaukset eivät vaikuta siihen.")
    @ApiResponse(responseCode = "200", description = "Viimeisin tulos; checkedAt puuttuu ennen ensimmäistä yötä")
    CheckView check(@ParameterObject DelaysQuestion question, @Parameter(hidden = true) Authentication authentication) {
        return reports.check(question, Caller.of(authentication));
    }
}
