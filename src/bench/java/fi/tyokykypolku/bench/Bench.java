package fi.tyokykypolku.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;

/**
 * Measures builds of the application and a bare engine, all on one PostgreSQL. It uses of a build
 * only what Tasklist uses, so that it works for older and newer ones.
 */
public final class Bench {
    static final String BARE = "bare";

    private static final Path FOLDER = Path.of("target", "bench");

    private final Database database;
    private final Map<Build, Measured> builds = new LinkedHashMap<>();

    private Bench(Database database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).equals(List.of(BARE))) {
            SpringApplication.run(BareEngine.class);
            return;
        }
        Locale.setDefault(Locale.ROOT);
        Map<String, String> options = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        Map<String, Path> jars = new LinkedHashMap<>();
        jars.put("this", Path.of(options.get("this")));
        jars.put("older", Path.of(options.get("older")));
        jars.put(BARE, Path.of(System.getProperty("java.class.path")));
        int cases = Integer.parseInt(options.get("cases"));
        int warmUp = Integer.parseInt(options.get("warm-up"));
        int block = Integer.parseInt(options.get("block"));
        int counted = Integer.parseInt(options.get("counted"));
        String table;
        try (Database database = new Database(FOLDER.resolve("postgres.txt"))) {
            Bench bench = new Bench(database);
            try {
                for (Map.Entry<String, Path> jar : jars.entrySet()) {
                    bench.start(jar.getKey(), jar.getValue());
                }
                bench.time(warmUp, block, false);
                bench.time(cases, block, true);
                bench.count(counted);
                table = Report.of(bench.byName(), options.get("commits"), warmUp, counted, database.version());
            } finally {
                for (Build build : bench.builds.keySet()) {
                    build.close();
                }
            }
        }
        Files.writeString(FOLDER.resolve("table.md"), table);
        if (options.containsKey("into")) {
            Report.write(table, Path.of(options.get("into")));
        }
        System.out.println(table);
    }

    private void start(String name, Path jar) throws Exception {
        System.err.println("Starting " + name);
        builds.put(Build.start(name, jar, database, FOLDER.resolve(name)), new Measured());
    }

    /** The builds take turns in blocks, each round in another order: what one leaves to do slows the next. */
    private void time(int cases, int block, boolean keep) {
        List<Build> order = new ArrayList<>(builds.keySet());
        Random chance = new Random(1);
        for (int done = 0; done < cases; done += block) {
            Collections.shuffle(order, chance);
            for (Build build : order) {
                Measured measured = keep ? builds.get(build) : new Measured();
                long cpu = build.cpuMillis();
                long micros = database.micros(build.name());
                for (int i = 0; i < Math.min(block, cases - done); i++) {
                    Meter meter = new Meter(System::nanoTime);
                    build.walk(meter);
                    measured.nanos.add(meter);
                }
                measured.cpuMillis += build.cpuMillis() - cpu;
                measured.databaseMicros += database.micros(build.name()) - micros;
                System.err.printf(
                        "%s %s: %.0f ms%n", keep ? "timed" : "warm-up", build.name(), measured.millis(Meter::sum));
            }
        }
    }

    private void count(int cases) throws Exception {
        for (Map.Entry<Build, Measured> entry : builds.entrySet()) {
            Build build = entry.getKey();
            String name = build.name();
            database.forgetStatements();
            for (int i = 0; i < cases; i++) {
                Meter meter = new Meter(() -> database.statements(name));
                build.walk(meter);
                entry.getValue().statements.add(meter);
            }
            database.writeStatements(name, cases, FOLDER.resolve(name).resolve("statements.tsv"));
            for (int i = 0; i < cases; i++) {
                Meter meter = new Meter(() -> database.variableRows(name));
                build.walk(meter);
                entry.getValue().variableRows.add(meter);
            }
        }
        database.checkNothingUncounted();
    }

    private Map<String, Measured> byName() {
        Map<String, Measured> byName = new LinkedHashMap<>();
        builds.forEach((build, measured) -> byName.put(build.name(), measured));
        return byName;
    }
}
