package fi.tyokykypolku.trial;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a trial may use.
 *
 * @param timeLimit after which it is stopped
 * @param memory heap of each of its two processes
 */
@ConfigurationProperties("tyokykypolku.trial")
record TrialSettings(
        @DefaultValue("PT5M") Duration timeLimit,
        @DefaultValue("512MB") DataSize memory) {}
