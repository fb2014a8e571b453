package fi.tyokykypolku.voice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Page;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The survey that professionals answer once a year, as a page linked from Tasklist. */
@RestController
@RequestMapping("/api/survey")
@Tag(name = "Kysely ammattilaisille", description = "What professionals say of working together")
@AsksForSignIn
@ApiResponse(
        responseCode = "403",
        description = "Kysyjä ei ole millään työlistalla",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class SurveyApi {
    private static final Sentences SENTENCES = new Sentences("voice");

    /** What is asked: the effects that the pilots' report saw. The first three are asked of clients, too. */
    private static final List<String> QUESTIONS =
            List.of("motivation", "understanding", "trust", "timely", "rightPlace", "smoothWork");

    /** The words of the page beside the questions. */
    private static final List<String> WORDS =
            List.of("thankYou", "alreadyAnswered", "intro", "answerOne", "disagree", "agree", "send");

    private enum Shown {
        FORM,
        NOTHING_ANSWERED,
        THANKS,
        ANSWERED
    }

    /**
     * Whether the survey waits for the user.
     *
     * @param open false when the user has answered this year
     */
    record Turn(boolean open) {}

    private final Answers answers;
    private final Directory directory;
    private final CaseFile caseFile;
    private final Template page;

    SurveyApi(Answers answers, Directory directory, CaseFile caseFile, Mustache.Compiler templates) {
        this.answers = answers;
        this.directory = directory;
        this.caseFile = caseFile;
        this.page = templates.loadTemplate("survey");
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "getSurvey",
            summary = "Kysely yhteistyöstä",
            description = "Ammattilainen vastaa kerran vuodessa. Vastauksia ei tallenneta vastaajan nimellä.")
    @ApiResponse(
            responseCode = "200",
            description = "Kysely tai tieto siitä, että siihen on jo vastattu",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<String> get(
            @Parameter(
                            description = "Kieli; muuten se, jota otsake Accept-Language pyytää",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv", "en"}))
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            @Parameter(hidden = true) Authentication authentication) {
        Locale language = language(lang);
        Caller caller = Caller.of(authentication);
        worksFor(caller);
        return page(language, answers.hasAnswered(caller.user()) ? Shown.ANSWERED : Shown.FORM);
    }

    @GetMapping(path = "/turn", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getSurveyTurn", summary = "Odottaako kysely vastausta", description = "Kerran vuodessa.")
    @ApiResponse(responseCode = "200", description = "Onko kysely vielä vastaamatta")
    Turn turn(@Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return new Turn(works(caller) && !answers.hasAnswered(caller.user()));
    }

    @PostMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "answerSurvey",
            summary = "Vastaa kyselyyn",
            description = "Jokainen vastaus on luku yhdestä viiteen ja vapaaehtoinen.")
    @ApiResponse(
            responseCode = "200",
            description = "Kiitos, tai tieto siitä, että kyselyyn on jo vastattu",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "400",
            description = "Mihinkään ei vastattu, tai vastaus ei ole luku yhdestä viiteen",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<String> answer(
            @RequestParam MultiValueMap<String, String> given,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Organisation organisation = worksFor(caller);
        if (request.getQueryString() != null) {
            // An address is logged by whatever stands between.
            throw new InvalidRequest(List.of(new FieldError(FieldError.WHOLE, SENTENCES.say("inBody"))));
        }
        Locale language = language(given.getFirst("lang"));
        Map<String, Integer> scores = scores(given);
        if (scores.isEmpty()) {
            ResponseEntity<String> again = page(language, Shown.NOTHING_ANSWERED);
            return ResponseEntity.badRequest().headers(again.getHeaders()).body(again.getBody());
        }
        boolean first = answers.ofProfessional(caller.user(), organisation, scores);
        return page(language, first ? Shown.THANKS : Shown.ANSWERED);
    }

    private static Map<String, Integer> scores(MultiValueMap<String, String> given) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Integer> scores = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (name.equals("lang")) {
                return;
            }
            if (!QUESTIONS.contains(name)) {
                errors.add(new FieldError(FieldError.named(name), SENTENCES.say("unknown")));
            } else if (values.size() != 1) {
                errors.add(new FieldError(name, SENTENCES.say("once")));
            } else if (values.get(0).matches("[1-5]")) {
                scores.put(name, Integer.valueOf(values.get(0)));
            } else if (!values.get(0).isEmpty()) {
                errors.add(new FieldError(name, SENTENCES.say("oneToFive")));
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return scores;
    }

    private static Locale language(@Nullable String lang) {
        if (lang != null && !Language.CODES.contains(lang)) {
            throw new InvalidRequest(List.of(
                    new FieldError("lang", SENTENCES.say("languages", String.join(", ", Language.CODES)))));
        }
        return lang == null ? Language.ofReader() : Locale.forLanguageTag(lang);
    }

    private boolean works(Caller caller) {
        return worklists(caller).findAny().isPresent();
    }

    /** @throws ProblemException when the caller works on no worklist */
    private Organisation worksFor(Caller caller) {
        // Whoever works on several speaks for the first by name.
        return worklists(caller)
                .min(Comparator.comparing(Worklist::id))
                .map(Worklist::organisation)
                .orElseThrow(() -> ProblemException.forbidden(SENTENCES.say("workersOnly")));
    }

    private Stream<Worklist> worklists(Caller caller) {
        return caller.groups().stream().flatMap(group -> directory.worklist(group).stream());
    }

    private ResponseEntity<String> page(Locale language, Shown shown) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        WORDS.forEach(word -> words.put(word, SENTENCES.say(language, word)));
        words.put(
                "title",
                SENTENCES.say(language, "title", String.valueOf(caseFile.today().getYear())));
        values.put("lang", language.getLanguage());
        values.put("text", words);
        values.put("form", shown == Shown.FORM || shown == Shown.NOTHING_ANSWERED);
        values.put("nothing", shown == Shown.NOTHING_ANSWERED);
        values.put("thanks", shown == Shown.THANKS);
        values.put("answered", shown == Shown.ANSWERED);
        values.put(
                "questions",
                QUESTIONS.stream()
                        .map(question ->
                                Map.of("key", question, "says", SENTENCES.say(language, "question." + question)))
                        .toList());
        values.put(
                "scale",
                IntStream.rangeClosed(Answers.LOWEST, Answers.HIGHEST).boxed().toList());
        return Page.of(page.execute(values));
    }
}
