package fi.tyokykypolku.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.rules.DeployedModels;
import fi.tyokykypolku.rules.HouseRules;
import fi.tyokykypolku.rules.Objection;
import fi.tyokykypolku.rules.WholeDeployments;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Tries changed models: the same cases are led by the deployed models and by the changed ones, each in a process of its own beside the
 * application, and what differs is told. A node runs one trial at a time and keeps the last {@value #KEPT}; nothing of a trial is written
 * into the database.
 */
@Component
public class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final int KEPT = 10;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int SETS = 2;

    /** Beside the models, these settings say how cases go. */
    private static final String MODELS = "tyokykypolku.cooperation-models";

    private static final String LIMITS = "tyokykypolku.deadlines.internal";
    private static final String DIRECTORY = "tyokykypolku.directory";

    /** The stories of the pilots' model play in Satakunta, whichever model it follows. */
    private static final Map<String, String> PILOT = Map.of(MODELS + ".06", "PILOT_2021");

    private static final Map<String, String> QUIET = Map.of(
            "server.port",
            "-1",
            "spring.main.banner-mode",
            "off",
            "spring.datasource.url",
            "jdbc:h2:mem:trial;QUERY_CACHE_SIZE=1024;OPTIMIZE_REUSE_RESULTS=0",
            "camunda.bpm.job-execution.enabled",
            "false",
            "camunda.bpm.webapp.enabled",
            "false",
            "tyokykypolku.samples",
            "false",
            // A table that fails is what one wants to see.
            "tyokykypolku.tables.ask-earlier",
            "false");

    private static final List<String> NIGHTLY = List.of(
            "reminders",
            "follow-directory",
            "check",
            "retention",
            "consent-expiry",
            "sessions",
            "summaries",
            "metrics",
            "digest");

    private final Engine engine;
    private final HouseRules rules;
    private final ObjectMapper json;
    private final Clock clock;
    private final TrialSettings settings;
    private final Environment environment;
    private final ApplicationContext context;
    private final int stories = Story.all().size();
    private final Map<String, Trial> ended = new LinkedHashMap<>();
    private @Nullable Running running;

    Trials(
            Engine engine,
            Directory directory,
            ObjectMapper json,
            Clock clock,
            TrialSettings settings,
            Environment environment,
            ApplicationContext context) {
        this.engine = engine;
        this.rules = new HouseRules(directory);
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.environment = environment;
        this.context = context;
    }

    /** A trial that is not at its end. */
    private record Running(
            String id,
            String author,
            Instant startedAt,
            Set<String> files,
            List<ChangedPlace> changed,
            TrialProcess deployed,
            TrialProcess proposed) {
        Stream<TrialProcess> processes() {
            return Stream.of(deployed, proposed);
        }
    }

    /**
     * Begins a trial and returns at once.
     *
     * @param changed contents by file name, with or without folders; all other models are the newest deployed
     * @param author user who asks for it
     * @return the trial as it stands, with an id to ask for it by
     * @throws TrialRefused when the changed models do not keep a house rule that the deployed ones keep
     * @throws TrialRunning when this node runs another trial
     */
    public synchronized Trial start(Map<String, byte[]> changed, String author) {
        if (running != null) {
            throw new TrialRunning();
        }
        Map<String, byte[]> deployed =
                engine.asSystem(services -> DeployedModels.newest(services.getRepositoryService()));
        Map<String, byte[]> proposed = WholeDeployments.whole(deployed, changed);
        Set<Objection> before = Set.copyOf(rules.of(deployed));
        List<Objection> found = rules.of(proposed).stream()
                .filter(objection -> !before.contains(objection))
                .toList();
        if (!found.isEmpty()) {
            throw new TrialRefused(found);
        }
        Instant start = morning();
        TrialProcess first = process(new Order(start, deployed));
        Running begun = new Running(
                UUID.randomUUID().toString(),
                author,
                clock.instant(),
                new TreeSet<>(changed.keySet()),
                ChangedPlace.between(deployed, proposed),
                first,
                process(new Order(start, proposed)));
        running = begun;
        CompletableFuture<Void> unused = CompletableFuture.allOf(
                        begun.processes().map(TrialProcess::ended).toArray(CompletableFuture[]::new))
                .orTimeout(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, late) -> end(begun));
        return standing(begun);
    }

    TrialProcess process(Order order) {
        Class<?> application = ClassUtils.getUserClass(context.getBeansWithAnnotation(SpringBootApplication.class)
                .values()
                .iterator()
                .next());
        return TrialProcess.start(application, settings.memory(), told(), order, json);
    }

    /** The trial by its id; nothing when this node does not know it, or no longer. */
    public synchronized Optional<Trial> find(String id) {
        Running now = running;
        return now != null && now.id().equals(id) ? Optional.of(standing(now)) : Optional.ofNullable(ended.get(id));
    }

    /** Its cases begin on a morning at work. */
    private Instant morning() {
        return Stream.iterate(LocalDate.ofInstant(clock.instant(), Helsinki.ZONE), day -> day.plusDays(1))
                .filter(WorkingCalendar.WORK5::isOpen)
                .findFirst()
                .orElseThrow()
                .atTime(MORNING)
                .atZone(Helsinki.ZONE)
                .toInstant();
    }

    private Map<String, String> told() {
        Map<String, String> told = new TreeMap<>(QUIET);
        NIGHTLY.forEach(each -> told.put("tyokykypolku." + each + ".cron", "-"));
        Binder binder = Binder.get(environment);
        binder.bind(MODELS, Bindable.mapOf(String.class, String.class))
                .ifBound(models -> models.forEach((county, model) -> told.put(MODELS + "." + county, model)));
        told.putAll(PILOT);
        binder.bind(LIMITS, Bindable.listOf(CountyLimit.class)).ifBound(limits -> {
            for (int i = 0; i < limits.size(); i++) {
                limits.get(i).tell(LIMITS + "[" + i + "].", told);
            }
        });
        binder.bind(DIRECTORY, Path.class)
                .ifBound(folder -> told.put(DIRECTORY, folder.toAbsolutePath().toString()));
        return told;
    }

    /** A county's own limit, as it is set. */
    record CountyLimit(
            @Nullable String county,
            @Nullable String sla,
            @Nullable String limit,
            @Nullable String calendar) {
        void tell(String prefix, Map<String, String> told) {
            put(told, prefix + "county", county);
            put(told, prefix + "sla", sla);
            put(told, prefix + "limit", limit);
            put(told, prefix + "calendar", calendar);
        }

        private static void put(Map<String, String> told, String name, @Nullable String value) {
            if (value != null) {
                told.put(name, value);
            }
        }
    }

    private Trial standing(Running now) {
        return trial(
                now,
                Trial.State.RUNNING,
                now.processes().mapToInt(TrialProcess::done).sum(),
                List.of(),
                List.of(),
                null);
    }

    private Trial trial(
            Running of,
            Trial.State state,
            int done,
            List<CaseDifference> differences,
            List<ChangedPlace> untried,
            @Nullable String problem) {
        return new Trial(
                of.id(),
                of.author(),
                of.startedAt(),
                state,
                of.files(),
                done,
                SETS * stories,
                differences,
                untried,
                problem);
    }

    private synchronized void end(Running of) {
        if (ended.containsKey(of.id())) {
            return;
        }
        boolean stopped = of.processes().anyMatch(TrialProcess::isAlive);
        of.processes().forEach(TrialProcess::kill);
        Trial trial = stopped
                ? trial(
                        of,
                        Trial.State.STOPPED,
                        of.processes().mapToInt(TrialProcess::done).sum(),
                        List.of(),
                        List.of(),
                        null)
                : compared(of);
        if (trial.state() == Trial.State.FAILED && trial.problem() == null) {
            of.processes().forEach(process -> LOG.error("A trial has not come to its end: {}", process.said()));
        }
        of.processes().forEach(TrialProcess::forget);
        if (ended.size() >= KEPT) {
            ended.remove(ended.keySet().iterator().next());
        }
        ended.put(of.id(), trial);
        running = null;
    }

    private Trial compared(Running of) {
        Optional<Outcome> deployed = of.deployed().outcome(json);
        Optional<Outcome> proposed = of.proposed().outcome(json);
        int done = of.processes().mapToInt(TrialProcess::done).sum();
        String refused = proposed.map(Outcome::refused).orElse(null);
        if (refused != null) {
            return trial(of, Trial.State.FAILED, done, List.of(), List.of(), refused);
        }
        if (deployed.isEmpty() || proposed.isEmpty() || deployed.get().refused() != null) {
            return trial(of, Trial.State.FAILED, done, List.of(), List.of(), null);
        }
        return trial(
                of,
                Trial.State.DONE,
                done,
                Differences.between(deployed.get().courses(), proposed.get().courses()),
                of.changed().stream()
                        .filter(place -> !deployed.get().reached().contains(place.key())
                                && !proposed.get().reached().contains(place.key()))
                        .toList(),
                null);
    }

    /** A trial does not outlive the application. */
    @PreDestroy
    synchronized void stop() {
        Running now = running;
        if (now != null) {
            end(now);
        }
    }
}
