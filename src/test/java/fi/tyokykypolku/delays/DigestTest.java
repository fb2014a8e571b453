package fi.tyokykypolku.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Directory;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** What a worklist is told by e-mail, through a real mail server. */
@ProcessTest
class DigestTest extends Scenario {
    private static final LocalDate MONDAY = LocalDate.of(2036, 11, 3);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Directory directory;

    @Autowired
    private CaseFile file;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void open() {
        server.start();
        // Of other tests.
        jdbc.sql("delete from tkp_clock where worklist = 'employment01'").update();
        jdbc.sql("delete from tkp_digest").update();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aWorklistIsToldHowItStandsInNumbersOnly() throws Exception {
        given.aClientIn(Area.ESPOO).today(MONDAY.minusWeeks(3));
        var late = given.aReferral();
        given.today(MONDAY);
        given.aReferral();
        when.employment.claims("checkReferral");
        digest(Map.of("employment01", "tiimi@example.fi")).send();

        MimeMessage told = received().get(0);
        assertThat(told.getAllRecipients()).extracting(Object::toString).containsExactly("tiimi@example.fi");
        assertThat(told.getSubject()).isEqualTo("Työkykypolku: avoinna 2, myöhässä 1 – öppna 2, försenade 1");
        assertThat(text(told))
                .contains("Avoimia tehtäviä 2, joista kukaan ei ole ottanut 1.")
                .contains("Myöhässä: lakisääteisiä 0, viranomaisen tavoitteita 0, sisäisiä 1.")
                .contains("Öppna uppgifter 2, varav 1 inte har tagits av någon.")
                .contains("https://polku.example.fi/camunda")
                .doesNotContain(late.value(), "TKP-", "Mallikas");
    }

    @Test
    void onceADayAlsoFromTwoNodesAndNotOnAClosedDay() {
        given.today(MONDAY.plusWeeks(1));
        Map<String, String> to = Map.of("employment39", "a@example.fi");
        assertThat(AtOnce.both(() -> digest(to).send(), () -> digest(to).send()))
                .isEmpty();
        digest(to).send();
        assertThat(received()).hasSize(1);
        given.today(MONDAY.plusWeeks(1).plusDays(1));
        digest(to).send();
        assertThat(received()).hasSize(2);
        given.today(LocalDate.of(2036, 12, 24));
        digest(to).send();
        given.today(LocalDate.of(2036, 12, 27));
        digest(to).send();
        assertThat(received()).hasSize(2);
    }

    @Test
    void oneThatCannotBeToldDoesNotKeepTheOthersWaiting() {
        given.today(MONDAY.plusWeeks(2));
        digest(Map.of("health08", "not an address", "social08", "b@example.fi")).send();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aWorklistThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> digest(Map.of("employment99", "a@example.fi")))
                .hasMessage("tyokykypolku.digest.to.employment99: no worklist of this name");
    }

    @Test
    void nobodyIsToldUnlessAskedFor() {
        assertThat(context.getBeanNamesForType(Digest.class)).isEmpty();
    }

    private Digest digest(Map<String, String> to) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(server.getSmtp().getPort());
        mail.setDefaultEncoding("UTF-8");
        DigestSettings settings = new DigestSettings("tyokykypolku@example.fi", "https://polku.example.fi/camunda", to);
        return new Digest(jdbc, file, directory, settings, mail, transactions);
    }

    private List<MimeMessage> received() {
        return Stream.of(server.getReceivedMessages()).toList();
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return message.getContent().toString();
    }
}
