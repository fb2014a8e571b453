package fi.tyokykypolku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the application as in production: nothing of the demonstration, people and systems come from a provider. It cannot share
 * the context of {@link ProcessTest}, for the two sign in differently; these tests share one of their own. Its engine is called
 * {@code production}, because two engines of one name do not live in one machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({"production", "test"})
@ContextConfiguration(initializers = Provider.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:production;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
            "spring.datasource.username=sa",
            "spring.datasource.password=secret",
            "camunda.bpm.process-engine-name=production",
            "camunda.bpm.generate-unique-process-application-name=true",
            "tyokykypolku.keys.generate=true"
        })
public @interface ProductionTest {}
