package fi.tyokykypolku.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys of the case file.
 *
 * @param file key set in Tink's JSON form; from a mounted secret in production
 * @param generate write a new key set when the file is missing: for demonstration only
 */
@Validated
@ConfigurationProperties("tyokykypolku.keys")
public record KeyProperties(
        @NotNull Path file, @DefaultValue("false") boolean generate) {
    /** The keys of the hash, beside the others. */
    public Path hashFile() {
        return file.resolveSibling("hash-" + file.getFileName());
    }

    /** The old keys of the hash that have sealed rows of the use log: for its verification only. */
    public Path logFile() {
        return file.resolveSibling("log-" + file.getFileName());
    }
}
