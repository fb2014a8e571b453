package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whoever gets no connection in time is told when to try again, whatever a framework makes of it, though the database is there. */
@DisplayName("Yhteys, jota ei saa ajoissa,")
class UnavailableTest {
    private static final SQLException BUSY = new SQLTransientConnectionException("timed out");

    private boolean busy = true;

    private final DatabaseGate gate = new DatabaseGate(new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            if (busy) {
                // Only the first one has bad luck: the database is not away.
                busy = false;
                throw BUSY;
            }
            return DriverManager.getConnection("jdbc:h2:mem:");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    });

    @Test
    @DisplayName("on 503, kun se on poikkeus, virhe tai kielto")
    void isUnavailable() throws Exception {
        for (Map.Entry<String, Filter> each : Map.<String, Filter>of(
                        "a transaction",
                        (request, response, chain) -> {
                            throw new CannotCreateTransactionException("none", refused());
                        },
                        "a statement",
                        (request, response, chain) -> {
                            throw new CannotGetJdbcConnectionException("none", refused());
                        },
                        "the engine",
                        (request, response, chain) -> {
                            throw new ProcessEngineException("none", refused());
                        },
                        "the engine's mapper",
                        (request, response, chain) -> {
                            throw new PersistenceException("none", refused());
                        },
                        "a servlet",
                        (request, response, chain) -> {
                            throw new ServletException(refused());
                        },
                        "an answer",
                        (request, response, chain) -> {
                            assertThat((Throwable) refused()).isNotNull();
                            ((HttpServletResponse) response).setStatus(500);
                            response.getWriter().write("{\"status\":500}");
                        },
                        "an error",
                        (request, response, chain) -> {
                            assertThat((Throwable) refused()).isNotNull();
                            ((HttpServletResponse) response).sendError(500, "none");
                        },
                        "a sign-in",
                        (request, response, chain) -> {
                            assertThat((Throwable) refused()).isNotNull();
                            ((HttpServletResponse) response).sendError(401);
                        })
                .entrySet()) {
            busy = true;
            MockHttpServletResponse answer = ask(each.getValue());
            assertThat(answer.getStatus()).as(each.getKey()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).as(each.getKey()).isEqualTo("3");
            assertThat(answer.getContentAsString())
                    .as(each.getKey())
                    .contains("Yritä hetken päästä uudelleen.")
                    .doesNotContain("500", "none");
        }
    }

    @Test
    @DisplayName("tai kirjautumispalvelu, joka ei vastaa, on 503")
    void providerIsAway() throws Exception {
        for (RuntimeException away : List.of(
                new AuthenticationServiceException("none"),
                new JwtDecoderInitializationException("none", new IllegalArgumentException("none")))) {
            MockHttpServletResponse answer = ask((request, response, chain) -> {
                throw away;
            });
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("3");
            assertThat(answer.getContentAsString())
                    .contains("Yritä hetken päästä uudelleen.")
                    .doesNotContain("none");
        }
    }

    @Test
    @DisplayName("ei muuta muita vastauksia")
    void othersStay() throws Exception {
        MockHttpServletResponse swallowed = ask((request, response, chain) -> {
            assertThat((Throwable) refused()).isNotNull();
            response.getWriter().write("ok");
        });
        assertThat(swallowed.getStatus()).isEqualTo(200);
        assertThat(ask((request, response, chain) -> ((HttpServletResponse) response).sendError(401))
                        .getStatus())
                .isEqualTo(401);
        assertThatThrownBy(() -> ask((request, response, chain) -> {
                    throw new ProcessEngineException("another");
                }))
                .isInstanceOf(ProcessEngineException.class);
    }

    private SQLException refused() {
        try (Connection connection = gate.getConnection()) {
            throw new AssertionError("It was given " + connection);
        } catch (SQLException e) {
            return e;
        }
    }

    private MockHttpServletResponse ask(Filter application) throws IOException, ServletException {
        ApplicationAvailabilityBean node = new ApplicationAvailabilityBean();
        node.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Unavailable(gate, (ApplicationAvailability) node)
                .doFilter(
                        new MockHttpServletRequest("GET", "/engine-rest/task"),
                        response,
                        new MockFilterChain(new jakarta.servlet.http.HttpServlet() {}, application));
        return response;
    }
}
