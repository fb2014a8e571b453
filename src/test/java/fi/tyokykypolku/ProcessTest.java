package fi.tyokykypolku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test on the whole application. All share one context: no class adds properties, mocks or configuration of its own, for every
 * variant would start the application anew. Timers do not fire by themselves; a scenario fires them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({"demo", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public @interface ProcessTest {}
