package fi.tyokykypolku.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.simulation.Caseworkers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the process of a trial does: it leads the cases of the stories along one set of models, in a database in memory, and writes how they
 * went. {@link Trials} starts it; nobody else has a use for it.
 */
public final class RunTrial {
    /** The only argument: the folder with the {@link Order}, which gets the {@link Outcome}. */
    static final String FOLDER = "--tyokykypolku.trial-folder=";

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private RunTrial(ConfigurableApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** Whether this is the process of a trial. */
    public static boolean isAskedBy(String... args) {
        return args.length == 1 && args[0].startsWith(FOLDER);
    }

    /** Runs the trial and writes its outcome. */
    public static void run(Class<?> application, String... args) {
        // Nobody waits for an answer when whoever asked is gone.
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application).run()) {
            new RunTrial(context, Path.of(args[0].substring(FOLDER.length()))).run();
        } catch (IOException e) {
            throw new UncheckedIOException("The trial has no folder to work in", e);
        }
    }

    private void run() throws IOException {
        ObjectMapper json = context.getBean(ObjectMapper.class);
        Order order = json.readValue(folder.resolve(Order.FILE).toFile(), Order.class);
        // Whole or not at all.
        Path written = folder.resolve("written.json");
        json.writeValue(written.toFile(), outcome(order));
        Files.move(written, folder.resolve(Outcome.FILE));
    }

    private Outcome outcome(Order order) throws IOException {
        ProcessEngine engine = context.getBean(ProcessEngine.class);
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name("trial");
        order.files()
                .forEach((name, content) -> deployment.addString(name, new String(content, StandardCharsets.UTF_8)));
        try {
            Objects.requireNonNull(deployment.deploy());
        } catch (ProcessEngineException e) {
            return new Outcome(List.of(), Set.of(), String.valueOf(e.getMessage()));
        }
        WaysTaken ways = new WaysTaken();
        context.addApplicationListener(ways);
        RowsMet rows = new RowsMet();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDmnEngineConfiguration()
                .getDecisionTableEvaluationListeners()
                .add(rows);
        List<Course> courses = courses(order, ways);
        return new Outcome(courses, reached(engine, ways, rows), null);
    }

    private static Set<String> reached(ProcessEngine engine, WaysTaken ways, RowsMet rows) {
        Set<String> reached = new TreeSet<>(rows.heard());
        ways.all()
                .forEach(way -> reached.add(ChangedPlace.key(
                        engine.getRepositoryService()
                                .getProcessDefinition(way.definition())
                                .getKey(),
                        way.arrow())));
        engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .list()
                .forEach(passed ->
                        reached.add(ChangedPlace.key(passed.getProcessDefinitionKey(), passed.getActivityId())));
        return reached;
    }

    private List<Course> courses(Order order, WaysTaken ways) throws IOException {
        Caseworkers caseworkers = new Caseworkers(
                context.getBean(ProcessEngine.class),
                context.getBean(CaseFile.class),
                context.getBean(Directory.class),
                name -> text(order.files().get(name + ".form"), name));
        Rehearsal rehearsal = new Rehearsal(context, ways, caseworkers);
        List<Course> courses = new ArrayList<>();
        for (Story story : Story.all()) {
            courses.add(rehearsal.of(story, order.start()));
            Files.writeString(folder.resolve(Outcome.PROGRESS), String.valueOf(courses.size()));
        }
        return courses;
    }

    private static String text(byte @Nullable [] content, String form) {
        if (content == null) {
            throw new IllegalStateException("There is no form " + form);
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
