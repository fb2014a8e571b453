package fi.tyokykypolku.retention;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When what has been kept long enough is deleted; how long that is, the law says.
 *
 * @param cron Spring's cron expression, {@code -} for never
 */
@Validated
@ConfigurationProperties("tyokykypolku.retention")
record RetentionProperties(
        @NotBlank @DefaultValue("0 30 2 * * *") String cron) {}
