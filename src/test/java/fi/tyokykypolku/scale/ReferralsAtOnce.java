package fi.tyokykypolku.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How many referrals a second one client brings and four at once, how busy all cores are meanwhile, and where the time goes. No test of the
 * build's: {@code mvn -Dtest=ReferralsAtOnce test}.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReferralsAtOnce extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(ReferralsAtOnce.class);
    private static final int REFERRALS = 400;
    private static final int CLIENTS = 4;
    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void fourClientsBringMoreThanOne() throws Exception {
        // Loads the programs.
        referred(CLIENTS);
        double one = referred(1);
        try (Recording profile = new Recording()) {
            profile.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            profile.start();
            double four = referred(CLIENTS);
            profile.stop();
            tell(profile);
            assertThat(four).isGreaterThan(one);
        }
    }

    /** Referrals a second. */
    private double referred(int clients) {
        String day = when.today().toString();
        List<String> codes = IntStream.range(0, REFERRALS)
                .mapToObj(n -> given.anIdentityCode())
                .toList();
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        // Counted from one question to the next.
        double unused = machine.getCpuLoad();
        long processor = machine.getProcessCpuTime();
        long began = System.nanoTime();
        AtOnce.all(clients, client -> {
            Visitor referrer = Visitor.signedIn(port, "referrer", null);
            for (int n = client; n < REFERRALS; n += clients) {
                HttpResponse<String> answer =
                        referrer.json("POST", "/api/referrals", """
                        {"referralId": "%s", "receivedOn": "%s", "referralSource": "KELA", "entryType": "REFERRAL",
                         "unemployed": true, "reasons": ["WORK_ABILITY_LIMITATION"],
                         "client": {"personId": "%s", "firstNames": "Eino", "lastName": "Esimerkki", "municipality": "837",
                             "language": "fi"}}
                        """.formatted(UUID.randomUUID(), day, codes.get(n)));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
            return client;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.info(
                "{} clients: {} referrals a second; all cores {} % busy, the application {} of them",
                clients,
                String.format(Locale.ROOT, "%.1f", REFERRALS / seconds),
                Math.round(100 * machine.getCpuLoad()),
                String.format(Locale.ROOT, "%.2f", (machine.getProcessCpuTime() - processor) / 1e9 / seconds));
        return REFERRALS / seconds;
    }

    /** Samples by the library whose method ran. */
    private static void tell(Recording profile) throws Exception {
        Path file = Files.createTempFile("referrals", ".jfr");
        profile.dump(file);
        Map<String, Long> samples = RecordingFile.readAllEvents(file).stream()
                .map(ReferralsAtOnce::library)
                .collect(Collectors.groupingBy(library -> library, Collectors.counting()));
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        LOG.info(
                "{} samples: {}",
                all,
                samples.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(12)
                        .map(each -> each.getKey() + " " + 100 * each.getValue() / all + " %")
                        .toList());
        Files.delete(file);
    }

    private static String library(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return "?";
        }
        return sample.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName())
                .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun."))
                .map(type -> type.replaceFirst("^((?:\\w+\\.){2,3}).*", "$1"))
                .findFirst()
                .orElse("java");
    }
}
