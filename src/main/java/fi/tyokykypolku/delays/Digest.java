package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells worklists by e-mail, on working mornings, how many of their tasks wait and are late: numbers only, no case, no client. */
@Component
@ConditionalOnProperty("tyokykypolku.digest.from")
class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);

    private static final String TEXT = """
            %1$s

            Avoimia tehtäviä %3$d, joista kukaan ei ole ottanut %4$d.
            Määräaika lähestyy: %5$d. Myöhässä: lakisääteisiä %6$d, viranomaisen tavoitteita %7$d, sisäisiä %8$d.

            %2$s

            Öppna uppgifter %3$d, varav %4$d inte har tagits av någon.
            Tidsfristen närmar sig: %5$d. Försenade: lagstadgade %6$d, myndighetens mål %7$d, interna %8$d.
            %9$s""";

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Directory directory;
    private final DigestSettings settings;
    private final MailSender mail;
    private final TransactionTemplate transaction;

    /** @throws IllegalArgumentException when the settings name a worklist that does not exist */
    Digest(
            JdbcClient jdbc,
            CaseFile caseFile,
            Directory directory,
            DigestSettings settings,
            MailSender mail,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.directory = directory;
        this.settings = settings;
        this.mail = mail;
        this.transaction = new TransactionTemplate(transactions);
        settings.to().keySet().forEach(this::worklist);
    }

    private Worklist worklist(String id) {
        return directory
                .worklist(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("tyokykypolku.digest.to." + id + ": no worklist of this name"));
    }

    @Scheduled(cron = "${tyokykypolku.digest.cron:0 30 7 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "digest", lockAtMostFor = "PT1H", lockAtLeastFor = "PT2M")
    void everyMorning() {
        send();
    }

    void send() {
        LocalDate today = caseFile.today();
        if (WorkingCalendar.WORK5.isOpen(today)) {
            settings.to().forEach((worklist, address) -> send(worklist(worklist), address, today));
        }
    }

    // What cannot be sent today is not sent tomorrow: it would be out of date.
    private void send(Worklist worklist, String address, LocalDate today) {
        try {
            transaction.executeWithoutResult(status -> {
                if (isFirst(worklist.id(), today)) {
                    mail.send(message(worklist, address));
                }
            });
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node tells {}", worklist.id());
        } catch (MailException e) {
            // The exception's text may repeat the address.
            LOG.error(
                    "The digest of {} could not be sent: {}",
                    worklist.id(),
                    e.getClass().getSimpleName());
        }
    }

    private boolean isFirst(String worklist, LocalDate today) {
        int again = jdbc.sql("update tkp_digest set sent_on = :today where worklist = :worklist and sent_on < :today")
                .params(Map.of("today", today, "worklist", worklist))
                .update();
        boolean known = again == 0
                && jdbc.sql("select count(*) from tkp_digest where worklist = ?")
                                .param(worklist)
                                .query(Long.class)
                                .single()
                        > 0;
        if (again == 0 && !known) {
            jdbc.sql("insert into tkp_digest (worklist, sent_on) values (?, ?)")
                    .params(worklist, today)
                    .update();
        }
        return !known;
    }

    private SimpleMailMessage message(Worklist worklist, String address) {
        Involvement now = jdbc.sql("""
                        select count(*) as open,
                            count(*) filter (where (select w.waiting_on from tkp_wait w where w.clock_id = c.clock_id
                                order by w.id desc limit 1) = 'WORKLIST') as unclaimed,
                            count(*) filter (where remind_at <= :now and due_at >= :now) as soon,
                            count(*) filter (where due_at < :now and kind = 'LEGAL') as legal,
                            count(*) filter (where due_at < :now and kind = 'TARGET') as target,
                            count(*) filter (where due_at < :now and kind = 'INTERNAL') as internal
                        from tkp_clock c where task and stopped_at is null and worklist = :worklist
                        """)
                .param("now", caseFile.now().atOffset(ZoneOffset.UTC))
                .param("worklist", worklist.id())
                .query(Involvement.class)
                .single();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(address);
        message.setSubject(
                "Työkykypolku: avoinna %d, myöhässä %d – öppna %1$d, försenade %2$d".formatted(now.open(), now.late()));
        message.setText(TEXT.formatted(
                worklist.nameFi(),
                worklist.nameSv(),
                now.open(),
                now.unclaimed(),
                now.soon(),
                now.legal(),
                now.target(),
                now.internal(),
                settings.link() == null ? "" : "\n" + settings.link() + "\n"));
        return message;
    }

    /** How a worklist stands; what is late by kind. */
    record Involvement(long open, long unclaimed, long soon, long legal, long target, long internal) {
        long late() {
            return legal + target + internal;
        }
    }
}
