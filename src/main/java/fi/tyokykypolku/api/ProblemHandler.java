package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.HeldTooLong;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every failure with a problem, in the words of {@link Said}. Not narrowed to this package: an unknown path, a wrong method and a wrong media
 * type are found out before any controller is.
 */
@Hidden
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final UseLog log;

    ProblemHandler(UseLog log) {
        this.log = log;
    }

    /** The problem of a status about which nothing more is known. */
    static Problem of(HttpStatusCode status) {
        return Problem.of(status, Said.detail(status));
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(InvalidRequest rejected) {
        return Problem.rejected(rejected).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refused, HttpServletRequest request) {
        refused.refused().ifPresent(id -> {
            Caller caller = Caller.of((Authentication) request.getUserPrincipal());
            log.recordRefusal(id, caller.user(), caller.groups(), Use.Channel.API, endpoint(request));
        });
        return refused.problem().answer();
    }

    // As it is declared: a path may hold what a caller mistook for a case id.
    private static String endpoint(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " "
                + (pattern instanceof String path && path.startsWith(ApiSetup.ROOT)
                        ? path
                        : ApiSetup.ROOT + "/cases/{caseId}");
    }

    @ExceptionHandler({TransientDataAccessException.class, DuplicateKeyException.class, OptimisticLockingException.class
    })
    ResponseEntity<Object> overtaken() {
        return of(HttpStatus.SERVICE_UNAVAILABLE).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, HttpServletRequest request) throws Exception {
        if (!request.getServletPath().startsWith(ApiSetup.ROOT)) {
            throw e;
        }
        if (HeldTooLong.isCauseOf(e)
                || Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(SQLTransientConnectionException.class::isInstance)) {
            // No connection in time, or not the case, is no fault of the program.
            return overtaken();
        }
        LOG.error("A request to {} failed", ApiSetup.ROOT, e);
        return of(HttpStatus.INTERNAL_SERVER_ERROR).answer();
    }

    /** A case's address that holds no id is refused as any other without a case; of the rest the parameter is named. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getMostSpecificCause() instanceof ProblemException refused) {
            return refused.problem().answer();
        }
        String message = LocalDate.class.equals(e.getRequiredType()) ? IsoDay.message() : Said.of("value");
        return e instanceof MethodArgumentTypeMismatchException parameter
                ? Problem.rejected(List.of(new FieldError(parameter.getName(), message)))
                        .answer()
                : super.handleTypeMismatch(e, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.rejected(List.of(BodyReader.noObject())).answer();
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(status));
    }
}
