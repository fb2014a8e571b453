package fi.tyokykypolku.directory;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory is another than the one shipped.
 *
 * @param directory folder of tables whose rows take the place of the shipped ones of the same code
 * @param cooperationModels county code to model, for counties that follow another than {@code counties.csv} says; {@link Tables} refuses
 *     unknown ones
 */
@ConfigurationProperties("tyokykypolku")
record DirectorySettings(
        @Nullable Path directory, @DefaultValue Map<String, CooperationModel> cooperationModels) {
    static final DirectorySettings NONE = new DirectorySettings(null, Map.of());
}
