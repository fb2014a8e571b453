package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what every message to a case is answered with. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "202", description = "Viesti otettiin vastaan")
@ApiResponse(responseCode = "200", description = "Sama viesti (messageId) on saapunut aiemmin; mikään ei muuttunut")
@ApiResponse(
        responseCode = "400",
        description = "Pyynnössä on virheitä; jokainen kenttä nimetään",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "409",
        description = "Asia on päätetty tai ei odota tätä viestiä; mitään ei kirjattu",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@interface Delivery {}
