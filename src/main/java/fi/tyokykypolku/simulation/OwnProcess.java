package fi.tyokykypolku.simulation;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command that runs this program once more, beside itself, as it was started: the same Java, heap and classes. */
public final class OwnProcess {
    /** What two processes may share of what Java was told: heap, settings. An agent or a recording belongs to one of them. */
    private static final Pattern SHARED = Pattern.compile("-Xm.*|-XX:[+-].*|-XX:Max.*|-D.*");

    private OwnProcess() {}

    static List<String> command(Class<?> main, List<String> args) {
        return command(
                main,
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> SHARED.matcher(argument).matches())
                        .toList(),
                args);
    }

    /**
     * The same with other words to Java.
     *
     * @param java what Java is told: heap, settings
     * @param args arguments of the program
     */
    public static List<String> command(Class<?> main, List<String> java, List<String> args) {
        String classes = System.getProperty("java.class.path");
        // A jar brings a launcher of its own, which the class alone would not find its libraries without.
        List<String> program = classes.endsWith(".jar") && !classes.contains(File.pathSeparator)
                ? List.of("-jar", Path.of(classes).toAbsolutePath().toString())
                : List.of("-cp", classes, main.getName());
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        java.stream(),
                        program.stream(),
                        args.stream())
                .flatMap(part -> part)
                .toList();
    }
}
