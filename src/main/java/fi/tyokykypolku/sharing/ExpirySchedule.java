package fi.tyokykypolku.sharing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When consents are looked through for those whose last day is past.
 *
 * @param cron Finnish time; {@code -} for never
 */
@ConfigurationProperties("tyokykypolku.consent-expiry")
record ExpirySchedule(@DefaultValue("0 5 0 * * *") String cron) {}
