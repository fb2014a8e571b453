package fi.tyokykypolku.delays;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told by e-mail how a worklist stands. Without a sender nobody is.
 *
 * @param from address of the sender
 * @param link where the application is, for the text
 * @param to address by worklist, such as {@code employment39}
 */
@ConfigurationProperties("tyokykypolku.digest")
record DigestSettings(
        @Nullable String from,
        @Nullable String link,
        @DefaultValue Map<String, String> to) {}
