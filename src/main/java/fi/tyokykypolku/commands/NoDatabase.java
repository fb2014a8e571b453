package fi.tyokykypolku.commands;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;

/** Words for a command that has got no connection. */
final class NoDatabase {
    private NoDatabase() {}

    static String why(NestedRuntimeException failure) {
        return "The database does not open: "
                + NestedExceptionUtils.getMostSpecificCause(failure).getMessage()
                + ". See that it runs and takes the user of spring.datasource.*; the embedded one has one user at a time,"
                + " so that the application must be stopped";
    }
}
