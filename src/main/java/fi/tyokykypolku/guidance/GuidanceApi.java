package fi.tyokykypolku.guidance;

import static fi.tyokykypolku.texts.Language.ofReader;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Language;
import fi.tyokykypolku.api.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The guidance as a page, linked from the fields where it is needed. */
@RestController
@RequestMapping("/api/guidance")
@Tag(name = "Ohje kumppaneille", description = "What Kela's benefits and services are")
@AsksForSignIn
class GuidanceApi {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Map<Language, String> pages;

    GuidanceApi(Mustache.Compiler templates) {
        Template page = templates.loadTemplate("guidance");
        List<Guidance.Entry> entries = Guidance.entries();
        this.pages = Map.of(Language.FI, page(page, "fi", entries), Language.SV, page(page, "sv", entries));
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "getGuidance",
            summary = "Kelan etuudet ja palvelut kumppanille",
            description = "Mitä ne ovat, kenelle ne on tarkoitettu ja miten niitä haetaan. Ei asiakkaan tietoja.")
    @ApiResponse(
            responseCode = "200",
            description = "Ohje",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<String> get(
            @Parameter(
                            description = "Kieli; ellei sitä ole, lukijan kieli",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fi", "sv"}))
                    @RequestParam(required = false)
                    @Nullable
                    String lang) {
        Language asked = Language.asked(lang);
        Language read = asked != null ? asked : Language.of(ofReader().getLanguage());
        return Page.of(pages.getOrDefault(read, ""));
    }

    private static String page(Template page, String lang, List<Guidance.Entry> entries) {
        return page.execute(Map.of(
                "lang",
                lang,
                "fi",
                lang.equals("fi"),
                "entries",
                entries.stream().map(entry -> row(entry, lang)).toList()));
    }

    private static Map<String, String> row(Guidance.Entry entry, String lang) {
        return Map.of(
                "code", entry.code(),
                "name", entry.name().getOrDefault(lang, entry.code()),
                "what", entry.what().getOrDefault(lang, ""),
                "forWhom", entry.forWhom().getOrDefault(lang, ""),
                "apply", entry.apply().getOrDefault(lang, ""),
                "statute", entry.statute().getOrDefault(lang, ""),
                "source", entry.source(),
                "checked", DAY.format(entry.checkedOn()));
    }
}
