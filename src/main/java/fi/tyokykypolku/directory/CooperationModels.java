package fi.tyokykypolku.directory;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Counties that follow another model than the one in {@code counties.csv}; {@link Tables} refuses unknown ones.
 *
 * @param cooperationModels county code to model
 */
@ConfigurationProperties("tyokykypolku")
record CooperationModels(@DefaultValue Map<String, CooperationModel> cooperationModels) {}
