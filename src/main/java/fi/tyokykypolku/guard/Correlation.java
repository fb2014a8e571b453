package fi.tyokykypolku.guard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Numbers every request: the number goes out with the answer and stands in each line that is logged on the way
 * ({@code logging.pattern.correlation}), so that an answer need not say what went wrong. A number that a caller brings is not taken
 * over. Stands in the server and not among the filters, for an address that cannot be read gets no further than the server.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Correlation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    static final String HEADER = "X-Correlation-Id";
    static final String KEY = "correlationId";

    private static final String UNREADABLE = "a request that cannot be read";

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new Numbering());
        server.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                connector.getProtocolHandler().setAdapter(new Unreadable(connector));
            }
        }));
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    /** Numbers what reaches the application, or a page of the server's own. */
    private static final class Numbering extends ValveBase {
        Numbering() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String id = number();
            response.setHeader(HEADER, id);
            try (MDC.MDCCloseable ignored = MDC.putCloseable(KEY, id)) {
                // Of no application, because the server cannot tell what is asked for: its own page has no sentence for
                // a user.
                if (request.getContext() == null && response.isError()) {
                    response.setSuspended(false);
                    Denial.problem(
                            request,
                            response,
                            response.getStatus(),
                            UNREADABLE,
                            Denial.say(request, "unreadable.title"),
                            Denial.say(request, "unreadable.address"));
                    return;
                }
                getNext().invoke(request, response);
            }
        }
    }

    /**
     * Numbers what the server cannot even take apart: it is noted as over right before its answer goes out. And what it answers by
     * itself, which is noted nowhere: {@code OPTIONS *}.
     */
    private static final class Unreadable extends CoyoteAdapter {
        Unreadable(Connector connector) {
            super(connector);
        }

        @Override
        protected boolean postParseRequest(
                org.apache.coyote.Request req, Request request, org.apache.coyote.Response res, Response response)
                throws IOException, ServletException {
            boolean goesOn = super.postParseRequest(req, request, res, response);
            if (!goesOn && !response.isCommitted()) {
                response.setHeader(HEADER, number());
                Denial.headers(response);
            }
            return goesOn;
        }

        @Override
        public void log(org.apache.coyote.Request request, org.apache.coyote.Response response, long time) {
            if (!response.isCommitted() && !response.getMimeHeaders().names().hasMoreElements()) {
                String id = number();
                response.setHeader(HEADER, id);
                try (MDC.MDCCloseable ignored = MDC.putCloseable(KEY, id)) {
                    Denial.log(response.getStatus(), UNREADABLE);
                }
            }
            super.log(request, response, time);
        }
    }
}
