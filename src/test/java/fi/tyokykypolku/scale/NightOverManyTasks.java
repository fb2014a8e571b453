package fi.tyokykypolku.scale;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Measures everything that is done by the clock (at night, every hour, every minute) as the country's open tasks grow. No test of the build's:
 * {@code mvn -Dtest=NightOverManyTasks test}, with {@code -Dtasks=200000} for more than 100,000.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NightOverManyTasks extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(NightOverManyTasks.class);
    private static final int TASKS = Integer.getInteger("tasks", 100_000);
    private static final int TENTH = 10;
    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Directory directory;

    @Autowired
    private Vault vault;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void whatIsDoneByTheClockGrowsWithTheCasesAndNotFaster() throws Exception {
        // Today, for the nightly work looks at the clock.
        for (int n = 0; n < 4; n++) {
            given.today(LocalDate.now(java.time.ZoneId.of("Europe/Helsinki")));
            given.aClientIn(n == 3 ? Area.ESPOO : Area.TAMPERE);
            given.aReferral();
            given.aCaseAt("contactClient", with());
            given.aCaseAt("assessSocial", with());
            given.aCaseAt("draftPlan", with());
        }
        Copies copies = new Copies(jdbc, vault, directory.worklists().stream().map(Worklist::id));
        int most = (int) (TASKS / count("act_ru_task"));
        copies.add(1, most / TENTH, "(1 + copy % 19)");
        // Loads the programs.
        measure();
        Map<String, Double> few = measure();
        long tasks = count("act_ru_task");
        long cases = count("tkp_case");
        copies.add(most / TENTH + 1, most, "(1 + copy % 19)");
        Map<String, Double> many = measure();
        StringBuilder told = new StringBuilder("\nms over %d open tasks of %d cases | of %d of %d%n"
                .formatted(tasks, cases, count("act_ru_task"), count("tkp_case")));
        few.forEach((work, ms) -> told.append(
                String.format(Locale.ROOT, "| %s | %.0f | %.0f |%n", work, ms, many.getOrDefault(work, Double.NaN))));
        LOG.info("{}", told);
        assertThat(jdbc.sql("select violations from tkp_check")
                        .query(Long.class)
                        .single())
                .as("violations the nightly check has found in cases and their copies")
                .isZero();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** How long each work takes that has a clock, in milliseconds. */
    private Map<String, Double> measure() throws InvocationTargetException, IllegalAccessException {
        jdbc.sql("update tkp_lock set lock_until = locked_at").update();
        Map<String, Double> times = new TreeMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            Object bean = context.getBean(name);
            Class<?> type = AopUtils.getTargetClass(bean);
            if (!type.getName().startsWith("fi.tyokykypolku")) {
                continue;
            }
            Set<Method> works = MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<Boolean>)
                            method -> AnnotatedElementUtils.hasAnnotation(method, Scheduled.class) ? true : null)
                    .keySet();
            for (Method work : works) {
                Method callable = AopUtils.selectInvocableMethod(work, bean.getClass());
                callable.setAccessible(true);
                long began = System.nanoTime();
                callable.invoke(bean);
                times.put(type.getSimpleName() + "." + work.getName(), (System.nanoTime() - began) / 1e6);
            }
        }
        return times;
    }
}
