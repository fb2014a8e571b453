package fi.tyokykypolku.commands;

import fi.tyokykypolku.uselog.UseAudit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands after the name of the program: settings, and at most one command with what belongs to it. A word that is none of these is
 * a slip, and a command that ran without it would answer what nobody has asked.
 */
public final class Arguments {
    private static final Logger LOG = LoggerFactory.getLogger(Arguments.class);

    private static final List<String> COMMANDS = List.of(
            "--check", "--verify-use-log", "--rotate-keys", "--rebuild-clocks", LintModels.NAME, DocumentModels.NAME);

    /** How many folders may stand behind a command. */
    private static final Map<String, Integer> FOLDERS =
            Map.of(LintModels.NAME, 1, DocumentModels.NAME, DocumentModels.FOLDERS);

    /** As Spring names them, with a point, and as the environment does. */
    private static final Pattern SETTING =
            Pattern.compile("--(?:[A-Za-z0-9_-][^=\\s]*\\.[^=\\s]+(?:=.*)?|[A-Z0-9_]+=.*|debug|trace)", Pattern.DOTALL);

    private Arguments() {}

    /**
     * Says in the log what is wrong with them, if something is.
     *
     * @return whether something is
     */
    public static boolean refused(String... args) {
        Optional<String> objection = objection(args);
        objection.ifPresent(LOG::error);
        return objection.isPresent();
    }

    /** The status to exit with when they are refused. */
    public static int status() {
        return Command.NOTHING_DONE;
    }

    static Optional<String> objection(String... args) {
        List<String> commands = Stream.of(args).filter(COMMANDS::contains).toList();
        if (commands.size() > 1) {
            return Optional.of("One command at a time: " + String.join(" and ", commands) + " stand together");
        }
        boolean verifies = commands.contains("--verify-use-log");
        List<String> folders = commands.stream()
                .flatMap(command -> after(command, FOLDERS.getOrDefault(command, 0), args).stream())
                .toList();
        return Stream.of(args)
                .filter(argument -> !COMMANDS.contains(argument))
                .filter(argument -> !folders.contains(argument))
                .filter(argument -> !SETTING.matcher(argument).matches())
                .filter(argument -> !verifies || !isExpectation(argument))
                .findFirst()
                .map(argument -> wrong(argument, verifies));
    }

    /** What stands right behind a command, as many words as belong to it, as far as they are no settings. */
    static List<String> after(String command, int most, String... args) {
        List<String> all = Arrays.asList(args);
        return all.subList(all.indexOf(command) + 1, all.size()).stream()
                .takeWhile(argument -> !argument.startsWith("--"))
                .limit(most)
                .toList();
    }

    private static boolean isExpectation(String argument) {
        return argument.startsWith(VerifyUseLog.EXPECT)
                && UseAudit.isWitness(argument.substring(VerifyUseLog.EXPECT.length()));
    }

    private static String wrong(String argument, boolean verifies) {
        if (verifies && argument.startsWith("--expect")) {
            return "What is expected is given as --expect=\"number hash\", as the log of the application tells it: a number,"
                    + " a space and 64 digits and letters, and not as " + argument;
        }
        return "Nothing is known by the name " + argument + ": the commands are " + String.join(", ", COMMANDS)
                + ", to the second of them belongs --expect=\"number hash\", to --lint a folder, to --document two, and settings are --name.of.setting=value";
    }
}
