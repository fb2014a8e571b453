package fi.tyokykypolku.commands;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.documents.ModelDocuments;
import fi.tyokykypolku.rules.ModelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command that draws the documents of the models of a folder into another, without a database: {@code --document} and the two
 * folders. Pictures of drawings that stand in the second are left as they are, and the pages lead to them.
 */
public final class DocumentModels {
    static final String NAME = "--document";

    /** So many folders belong to the command. */
    static final int FOLDERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentModels.class);

    private DocumentModels() {}

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains(NAME);
    }

    /** @return the status to exit with: 0 when the documents are written, 2 when none is */
    public static int run(String... args) {
        List<String> folders = Arguments.after(NAME, FOLDERS, args);
        if (folders.size() < FOLDERS) {
            LOG.error("Say the folder of the models and that of the documents: {} models documents", NAME);
            return Command.NOTHING_DONE;
        }
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        Path from = Path.of(folders.get(0));
        Path to = Path.of(folders.get(1));
        try {
            Map<String, byte[]> files = LintModels.files(from);
            if (files.isEmpty()) {
                LOG.error("No drawing, table or form is in the folder {}", from);
                return Command.NOTHING_DONE;
            }
            ModelSet set = ModelSet.of(
                    files, Directory.of(settings, LintModels.since()).lists());
            Files.createDirectories(to);
            Map<String, String> documents = ModelDocuments.of(set, pictures(to));
            for (Map.Entry<String, String> document : documents.entrySet()) {
                Files.writeString(to.resolve(document.getKey()), document.getValue());
            }
            LOG.info("{} documents of {} files are in {}", documents.size(), files.size(), to);
            return 0;
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
        } catch (IOException e) {
            LOG.error("The documents cannot be made: {}", e.toString());
        }
        return Command.NOTHING_DONE;
    }

    private static Set<String> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
