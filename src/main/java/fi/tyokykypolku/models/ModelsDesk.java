package fi.tyokykypolku.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fi.tyokykypolku.api.AsksForSignIn;
import fi.tyokykypolku.api.Body;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Checks;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.models.Migrations.Plan;
import fi.tyokykypolku.models.Migrations.Progress;
import fi.tyokykypolku.models.Migrations.Way;
import fi.tyokykypolku.models.Returns.Undoing;
import fi.tyokykypolku.models.Versions.Kind;
import fi.tyokykypolku.models.Versions.Model;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a designer does with models that are drawn: looks at versions, accepts, takes back, brings cases over. */
@RestController
@RequestMapping(path = "/api/models", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mallit")
@AsksForSignIn
@ApiResponse(
        responseCode = "403",
        description = "Kysyjä ei ole suunnittelija eikä ylläpitäjä",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
class ModelsDesk {
    private static final int SHOWN = 100;
    private static final int LONGEST = 1000;

    private final Versions versions;
    private final Returns returns;
    private final Proposals proposals;
    private final Acceptance acceptance;
    private final Migrations migrations;
    private final ModelLog log;
    private final Titles titles;

    ModelsDesk(
            Versions versions,
            Returns returns,
            Proposals proposals,
            Acceptance acceptance,
            Migrations migrations,
            ModelLog log,
            Titles titles) {
        this.versions = versions;
        this.returns = returns;
        this.proposals = proposals;
        this.acceptance = acceptance;
        this.migrations = migrations;
        this.log = log;
        this.titles = titles;
    }

    /**
     * What is for whoever asks.
     *
     * @param allowed whether the models are
     * @param cases whether Cockpit shows them cases, and counts them
     */
    record Access(boolean allowed, boolean cases) {}

    /** @param user who asks: nobody accepts what is their own */
    record Overview(String user, List<Model> models, List<Waiting> proposals) {}

    /** @param files names of what was sent, without folders */
    record Waiting(@JsonUnwrapped Proposal proposal, List<String> files) {}

    /** @param changes from the one version to the other */
    record Differences(List<Change> changes) {}

    /** @param version the one that is to count again */
    record Return(@NotNull(message = MISSING) @Nullable Integer version) implements Body {}

    /** @param deployment id of what has been deployed */
    record Done(@Nullable String deployment) {}

    /**
     * A proposal with what it would change now.
     *
     * @param seen to be told by whoever accepts it
     * @param files names of the files that were sent
     * @param changedSince whether others have changed models since it was made: it may undo what they did
     */
    record Shown(Proposal proposal, List<Change> changes, String seen, List<String> files, boolean changedSince) {}

    /** What is decided about a proposal. */
    enum Choice {
        ACCEPT,
        REJECT,
        WITHDRAW
    }

    /**
     * @param seen what the proposal showed; only with ACCEPT
     * @param reason told to the author; only with REJECT
     */
    record Decision(
            @NotNull(message = MISSING) @Nullable Choice choice,
            @Size(max = 100, message = TOO_LONG) @Nullable String seen,

            @Size(max = LONGEST, message = TOO_LONG) @Nullable
            String reason)
            implements Body {
        @Override
        public void check(Checks checks) {
            if (choice == Choice.ACCEPT && seen == null) {
                checks.wrong("seen", MISSING);
            }
            if (choice == Choice.REJECT && (reason == null || reason.isBlank())) {
                checks.wrong("reason", Words.say("noReason"));
            }
        }
    }

    /** @param map where to go from elements that the other version does not have under the same id */
    record Route(
            @NotNull(message = MISSING) @Size(max = 100, message = TOO_LONG) @Nullable
            String process,

            @NotNull(message = MISSING) @Nullable Integer from,
            @NotNull(message = MISSING) @Nullable Integer to,
            @Nullable Map<String, String> map)
            implements Body {
        Way way() {
            return new Way(
                    Objects.requireNonNull(process),
                    Objects.requireNonNull(from),
                    Objects.requireNonNull(to),
                    map == null ? Map.of() : new TreeMap<>(map));
        }
    }

    /** @param batch its id */
    record Begun(String batch) {}

    @GetMapping("/access")
    @Operation(
            operationId = "mayDesign",
            summary = "Ovatko mallit kysyjää varten",
            description = "Cockpitin valikkoa varten.")
    @ApiResponse(responseCode = "200", description = "Ovatko")
    Access access(@Parameter(hidden = true) Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return new Access(caller.mayDesign(), caller.isAdministrator());
    }

    @GetMapping
    @Operation(
            operationId = "getModels",
            summary = "Mallien versiot",
            description =
                    "Jokaisen kaavion ja taulun versiot, kuka ne otti käyttöön ja milloin, ja montako asiaa on kesken"
                            + " missäkin versiossa. Asiakkaista ei kerrota mitään.")
    @ApiResponse(responseCode = "200", description = "Mallit versioineen ja viimeisimmät ehdotukset")
    Overview overview(@Parameter(hidden = true) Authentication authentication) {
        String user = designer(authentication).user();
        Map<Long, List<String>> names = proposals.names();
        return new Overview(
                user,
                versions.all(),
                proposals.latest(SHOWN).stream()
                        .map(each -> new Waiting(each, names.getOrDefault(each.id(), List.of())))
                        .toList());
    }

    @GetMapping("/{kind}/{key}/differences")
    @Operation(
            operationId = "compareModels",
            summary = "Mitä kahden version välillä on muuttunut",
            description = "Kaavion elementit ja lomakkeiden kentät, tai taulun rivit ja sarakkeet.")
    @ApiResponse(responseCode = "200", description = "Muutokset")
    @ApiResponse(
            responseCode = "404",
            description = "Versiota ei ole",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Differences differences(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return new Differences(
                Difference.between(versions.files(kind(kind), key, from), versions.files(kind(kind), key, to)));
    }

    @PostMapping("/{kind}/{key}/returns")
    @Operation(
            operationId = "returnModel",
            summary = "Palaa aiempaan versioon",
            description =
                    "Versio otetaan uudelleen käyttöön uutena versiona. Keskeneräiset asiat pysyvät omassa kaaviossaan; taulu"
                            + " koskee heti kaikkia.")
    @ApiResponse(responseCode = "200", description = "Käytössä")
    @ApiResponse(
            responseCode = "409",
            description = "Odottaa toisen hyväksyntää, tai versio on jo käytössä",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Done back(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestBody Return wanted,
            @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        int version = Objects.requireNonNull(wanted.version());
        return new Done(deploying(() -> returns.back(kind(kind), key, version)));
    }

    @GetMapping("/deployments/{deployment}/undo")
    @Operation(
            operationId = "getUndoing",
            summary = "Mitä käyttöönoton peruminen muuttaisi nyt",
            description = "Mitään ei peruta.")
    @ApiResponse(responseCode = "200", description = "Muutokset")
    @ApiResponse(
            responseCode = "404",
            description = "Käyttöönottoa ei ole, tai ennen sitä ei ollut mitään",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Undoing undoing(@PathVariable String deployment, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return returns.undoing(deployment);
    }

    @PostMapping("/deployments/{deployment}/undo")
    @Operation(
            operationId = "undoDeployment",
            summary = "Peru käyttöönotto",
            description =
                    "Kaikki, minkä käyttöönotto muutti, tulee yhdessä takaisin sellaisena kuin se oli ennen sitä.")
    @ApiResponse(responseCode = "200", description = "Käytössä")
    @ApiResponse(
            responseCode = "409",
            description = "Odottaa toisen hyväksyntää, tai sama on jo käytössä",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Done undo(@PathVariable String deployment, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return new Done(deploying(() -> returns.before(deployment)));
    }

    @GetMapping("/proposals/{id}")
    @Operation(
            operationId = "getProposal",
            summary = "Ehdotus ja mitä se muuttaisi nyt",
            description = "Malli, joka odottaa toisen hyväksyntää.")
    @ApiResponse(responseCode = "200", description = "Ehdotus")
    @ApiResponse(
            responseCode = "404",
            description = "Ehdotusta ei ole",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Shown proposal(@PathVariable long id, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        Proposal proposal = proposals.find(id).orElseThrow(() -> ProblemException.notFound(Words.say("noProposal")));
        Acceptance.Outlook outlook = acceptance.outlook(id);
        return new Shown(
                proposal,
                outlook.changes(),
                outlook.seen(),
                List.copyOf(proposals.files(id).keySet()),
                log.deployedSince(proposal.at()));
    }

    @GetMapping("/proposals/{id}/files")
    @Operation(
            operationId = "getProposalFiles",
            summary = "Ehdotuksen tiedostot",
            description = "Sisällöt nimen mukaan, esimerkiksi kokeilua varten.")
    @ApiResponse(responseCode = "200", description = "Tiedostot")
    Map<String, String> files(@PathVariable long id, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        if (proposals.find(id).isEmpty()) {
            throw ProblemException.notFound(Words.say("noProposal"));
        }
        Map<String, String> files = new TreeMap<>();
        proposals.files(id).forEach((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
        return files;
    }

    @PostMapping("/proposals/{id}/decisions")
    @Operation(
            operationId = "decideProposal",
            summary = "Hyväksy, hylkää tai peru ehdotus",
            description = "Ehdotuksen hyväksyy ja hylkää joku muu kuin sen tekijä; tekijä voi perua sen.")
    @ApiResponse(responseCode = "200", description = "Päätetty")
    @ApiResponse(
            responseCode = "400",
            description = "Mallit eivät enää kelpaa, tai pyyntö on puutteellinen",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Ehdotuksesta on jo päätetty, tai se muuttaisi nyt muuta kuin näytettiin",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Done decide(
            @PathVariable long id,
            @RequestBody Decision decision,
            @Parameter(hidden = true) Authentication authentication) {
        String user = designer(authentication).user();
        return switch (Objects.requireNonNull(decision.choice())) {
            case ACCEPT ->
                new Done(deploying(() -> acceptance.accept(id, Objects.requireNonNull(decision.seen()), user)));
            case REJECT -> {
                acceptance.reject(id, Objects.requireNonNull(decision.reason()), user);
                yield new Done(null);
            }
            case WITHDRAW -> {
                acceptance.withdraw(id, user);
                yield new Done(null);
            }
        };
    }

    @GetMapping("/log")
    @Operation(
            operationId = "getModelLog",
            summary = "Mallien loki",
            description = "Kuka on tehnyt malleille mitä, kuka sen hyväksyi ja mikä muuttui; viimeisimmät ensin.")
    @ApiResponse(responseCode = "200", description = "Tapahtumat")
    List<Titles.Told> log(@Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return titles.of(log.latest(SHOWN));
    }

    @PostMapping("/migrations/plans")
    @Operation(
            operationId = "planMigration",
            summary = "Koeaja asioiden siirto toiseen versioon",
            description =
                    "Montako asiaa siirtyisi, missä ei tiedettäisi mihin, ja mitkä määräajat kulkevat. Mitään ei siirretä.")
    @ApiResponse(responseCode = "200", description = "Mitä tapahtuisi")
    Plan plan(@RequestBody Route route, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return migrations.plan(route.way());
    }

    @PostMapping("/migrations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "migrate",
            summary = "Siirrä asiat toiseen versioon",
            description = "Jokainen asia siirtyy omassa tapahtumassaan. Määräajat jatkuvat sellaisinaan.")
    @ApiResponse(responseCode = "202", description = "Siirto on alkanut")
    @ApiResponse(
            responseCode = "409",
            description = "Kaikkia asioita ei voisi siirtää",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Begun migrate(@RequestBody Route route, @Parameter(hidden = true) Authentication authentication) {
        return new Begun(migrations.begin(route.way(), designer(authentication).user()));
    }

    @GetMapping("/migrations")
    @Operation(
            operationId = "getMigrations",
            summary = "Siirrot ja miten pitkällä ne ovat",
            description = "Viimeisimmät ensin.")
    @ApiResponse(responseCode = "200", description = "Siirrot")
    List<Progress> migrations(@Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        return migrations.latest(SHOWN);
    }

    @PostMapping("/migrations/{batch}/retries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "retryMigration",
            summary = "Yritä uudelleen sitä, mikä ei siirtynyt",
            description = "Muu on jo siirtynyt.")
    @ApiResponse(responseCode = "204", description = "Yritetään")
    void retry(@PathVariable String batch, @Parameter(hidden = true) Authentication authentication) {
        designer(authentication);
        migrations.retry(batch);
    }

    private static Caller designer(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        if (!caller.mayDesign()) {
            throw ProblemException.forbidden(Words.say("forDesigners"));
        }
        return caller;
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "processes" -> Kind.PROCESS;
            case "tables" -> Kind.TABLE;
            default -> throw ProblemException.notFound(Words.say("noKind", name));
        };
    }

    /** What the engine says of a deployment, in the manners of this interface. */
    private static String deploying(Supplier<String> deployment) {
        try {
            return deployment.get();
        } catch (Waits e) {
            throw ProblemException.conflict("waits", text(e));
        } catch (BadUserRequestException e) {
            List<String> lines = text(e).lines().toList();
            throw new InvalidRequest(
                    Words.say("refused"),
                    // Where there are several, the first heads the others.
                    lines.stream()
                            .skip(lines.size() > 1 ? 1 : 0)
                            .map(line -> new FieldError(FieldError.WHOLE, line))
                            .toList());
        }
    }

    private static String text(BadUserRequestException e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }
}
