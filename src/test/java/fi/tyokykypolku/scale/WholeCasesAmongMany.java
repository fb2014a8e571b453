package fi.tyokykypolku.scale;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whether a whole case, from referral to closing, takes longer in a country of 20,000 others under way: measured among few, once the
 * program runs as fast as it will, and then among many. No test of the build's: {@code mvn -Dtest=WholeCasesAmongMany test}, with
 * {@code -Dcases=50000} for more.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WholeCasesAmongMany extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(WholeCasesAmongMany.class);
    private static final int CASES = Integer.getInteger("cases", 20_000);
    private static final int WARM_UP = 300;
    private static final int MEASURED = 60;
    private static final double GROWTH = 1.2;
    private static final double OPENING_WITHIN_MS = 250;
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final Map<String, String> HAL =
            Map.of("Accept", "application/hal+json", "Content-Type", "application/json");
    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private Vault vault;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void aCaseTakesNoLongerAmongMany() {
        for (int n = 0; n < 4; n++) {
            given.aClientIn(n == 3 ? Area.ESPOO : Area.TAMPERE);
            given.aReferral();
            given.aCaseAt("contactClient", with());
            given.aCaseAt("assessSocial", with());
            given.aCaseAt("draftPlan", with());
        }
        given.usually("reviewPlan", with("reviewOutcome", "END"));
        Copies copies = new Copies(jdbc, vault, directory.worklists().stream().map(Worklist::id));
        long originals = underWay();
        IntStream.range(0, WARM_UP).forEach(n -> wholeCase());
        double before = median();
        copies.add(1, (int) (CASES / originals), "(1 + copy % 19)");
        jdbc.sql("vacuum analyze").update();
        long others = underWay();
        double among = median();
        double opening = opening();
        LOG.info(
                "A whole case, median of {}: {} ms among {} under way, {} ms among {}",
                MEASURED,
                ms(before),
                originals,
                ms(among),
                others);
        LOG.info("What Tasklist asks when it opens, among {} cases: {} ms", others, ms(opening));
        assertThat(opening).isLessThan(OPENING_WITHIN_MS);
        assertThat(among).isLessThan(GROWTH * before);
    }

    private static String ms(double time) {
        return String.format(Locale.ROOT, "%.0f", time);
    }

    private long underWay() {
        return jdbc.sql("select count(*) from tkp_case where status <> 'CLOSED'")
                .query(Long.class)
                .single();
    }

    private double median() {
        double[] times = IntStream.range(0, MEASURED)
                .mapToDouble(n -> wholeCase())
                .sorted()
                .toArray();
        return (times[MEASURED / 2 - 1] + times[MEASURED / 2]) / 2;
    }

    /** What Tasklist asks, one after the other: the user's filters, the count of each, a page of the first, and a task that is opened. */
    private double opening() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        List<String> filters = engine.getFilterService().createFilterQuery().list().stream()
                .map(Filter::getId)
                .toList();
        double[] times = IntStream.range(0, MEASURED)
                .mapToDouble(n -> {
                    long began = System.nanoTime();
                    isAnswered(employment.get(TASKLIST + "/filter?resourceType=Task"));
                    filters.forEach(filter -> isAnswered(employment.get(TASKLIST + "/filter/" + filter + "/count")));
                    isAnswered(employment.send(
                            "POST",
                            TASKLIST + "/filter/" + filters.get(0) + "/list?firstResult=0&maxResults=15",
                            "{\"sorting\": [{\"sortBy\": \"created\", \"sortOrder\": \"desc\"}]}",
                            HAL));
                    List.of("", "/form", "/deployed-form", "/form-variables?deserializeValues=false")
                            .forEach(path -> isAnswered(employment.get(TASKLIST + "/task/" + task + path)));
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
        return times[MEASURED / 2];
    }

    private static void isAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** In milliseconds. */
    private double wholeCase() {
        given.aClientIn(Area.TAMPERE);
        long began = System.nanoTime();
        CaseId id = given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.everyoneElseIsDone("");
        double took = (System.nanoTime() - began) / 1e6;
        assertThat(jdbc.sql("select status from tkp_case where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED");
        return took;
    }
}
