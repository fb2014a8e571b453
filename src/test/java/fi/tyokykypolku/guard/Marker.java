package fi.tyokykypolku.guard;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** A harmless bean that no model names. An expression that reaches it would reach every other bean. */
@Component("marker")
public class Marker {
    static final String TOUCH = "${marker.touch()}";

    private final AtomicInteger touches = new AtomicInteger();

    /** What an expression of the tests tries to call. */
    public String touch() {
        touches.incrementAndGet();
        return "touched";
    }

    int touches() {
        return touches.get();
    }
}
