package fi.tyokykypolku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of a run in Markdown. */
final class Report {
    private static final String BEGIN = "<!-- measured: src/bench/run.sh writes from here -->\n";
    private static final String END = "<!-- to here -->\n";

    private final Map<String, Measured> builds;
    private final StringBuilder text = new StringBuilder();

    private Report(Map<String, Measured> builds) {
        this.builds = builds;
    }

    /**
     * Returns the table.
     *
     * @param builds by name; ratios compare the first with each of the others
     * @param commits what the builds were made from
     */
    static String of(Map<String, Measured> builds, String commits, int warmUp, int counted, String database)
            throws IOException {
        Report report = new Report(builds);
        int timed = builds.values().iterator().next().nanos.size();
        report.line("%s, %s: %d cases of each after %d to warm up; statements and rows counted in %d more."
                .formatted(LocalDate.now(), commits, timed, warmUp, counted));
        report.line(machine() + ", PostgreSQL " + database + ".");
        report.line("");
        String first = builds.keySet().iterator().next();
        report.line("| | " + String.join(" | ", builds.keySet())
                + builds.keySet().stream()
                        .skip(1)
                        .map(other -> " | " + first + " : " + other)
                        .collect(Collectors.joining())
                + " |");
        report.line("|---|" + "---:|".repeat(2 * builds.size() - 1));
        report.times("whole case, median, ms", Meter::sum);
        report.times("of it claiming and sending forms, median, ms", meter -> meter.sum(Kind::writes));
        report.row("whole cases, all together, s", "%.1f", Measured::seconds);
        report.row("processor time of the application by case, ms", "%.0f", Measured::cpuMillisOfCase);
        report.row("time in PostgreSQL by case, ms", "%.0f", Measured::databaseMillisOfCase);
        report.row("requests by case", "%.0f", Measured::requests);
        report.row("SQL statements by referral", "%.0f", build -> build.statements(Kind.REFERRAL));
        report.row("SQL statements by opening of a task", "%.1f", Measured::statementsOfOpening);
        report.row("SQL statements by whole case", "%.0f", Measured::statements);
        report.row("engine's rows of variables by referral", "%.0f", Measured::variableRowsOfReferral);
        report.line("");
        report.kinds();
        return report.text.toString();
    }

    private void times(String what, ToDoubleFunction<Meter> nanosOfCase) {
        row(what, "%.0f", build -> build.millis(nanosOfCase), (one, other) -> one.ratio(other, nanosOfCase));
    }

    private void row(String what, String format, ToDoubleFunction<Measured> figure) {
        row(what, format, figure, (one, other) -> figure.applyAsDouble(one) / figure.applyAsDouble(other));
    }

    private void row(
            String what,
            String format,
            ToDoubleFunction<Measured> figure,
            ToDoubleBiFunction<Measured, Measured> ratio) {
        Measured first = builds.values().iterator().next();
        line("| " + what + " | " + each(figure, format)
                + builds.values().stream()
                        .skip(1)
                        .map(other -> " | %.2f".formatted(ratio.applyAsDouble(first, other)))
                        .collect(Collectors.joining())
                + " |");
    }

    /** Writes what each kind of request takes of a case. */
    private void kinds() {
        line("| kind of request | "
                + Stream.of("number", "ms", "SQL")
                        .flatMap(unit -> builds.keySet().stream().map(name -> unit + ", " + name))
                        .collect(Collectors.joining(" | "))
                + " |");
        line("|---|" + "---:|".repeat(3 * builds.size()));
        for (Kind kind : Kind.values()) {
            line("| %s | %s | %s | %s |"
                    .formatted(
                            kind.label(),
                            each(build -> build.requests(kind), "%.0f"),
                            each(build -> build.millis(meter -> meter.sum(kind::equals)), "%.0f"),
                            each(build -> build.statements(kind), "%.0f")));
        }
    }

    private String each(ToDoubleFunction<Measured> figure, String format) {
        return builds.values().stream()
                .map(build -> format.formatted(figure.applyAsDouble(build)))
                .collect(Collectors.joining(" | "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String machine() throws IOException {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpuinfo)
                ? Files.readAllLines(cpuinfo).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.replaceFirst(".*: *", ""))
                        .orElse("")
                : System.getProperty("os.arch");
        return "%s, %d cores, Java %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    /** Replaces the table in a document. */
    static void write(String table, Path document) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(document, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
    }
}
