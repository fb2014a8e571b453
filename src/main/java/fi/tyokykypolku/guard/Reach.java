package fi.tyokykypolku.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets a role reach of the engine's interface what {@code engine/reach.csv} names, on both roots alike, and nothing else. Stands
 * right before the interface's servlets, when whoever asks is known; someone unknown has been turned away by then, except from what
 * serves the signing in.
 */
public final class Reach extends OncePerRequestFilter {
    private static final String TABLE = "/engine/reach.csv";
    private static final String ANYTHING = "*";
    private static final Set<String> ROOTS = Set.of("/engine-rest", "/camunda/api/engine");

    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<RefusedTasks> refused;
    private final List<Line> lines = read();

    public Reach(ObjectProvider<ProcessEngine> engine, ObjectProvider<RefusedTasks> refused) {
        this.engine = engine;
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = engine.getObject().getIdentityService().getCurrentAuthentication();
        if (user == null || reaches(user.getGroupIds(), request.getMethod(), path(request))) {
            chain.doFilter(request, response);
        } else {
            refused.getObject().note(user, request.getMethod(), path(request).value(), false);
            Denial.notThere(request, response, "out of reach for " + user.getUserId());
        }
    }

    private boolean reaches(List<String> groups, String method, PathContainer path) {
        return lines.stream().anyMatch(line -> line.names(method) && line.isFor(groups) && line.path.matches(path));
    }

    /** Decoded and without parameters, as the servlets see it; the firewall has refused what can be read in two ways. */
    private static PathContainer path(HttpServletRequest request) {
        String below = Objects.toString(request.getPathInfo(), "");
        String path = ROOTS.contains(request.getServletPath())
                ? below.replaceFirst("^/engine/[^/]+(?=/.)", "")
                : request.getServletPath() + below;
        return PathContainer.parsePath(path.replaceFirst("(?<=.)/$", ""));
    }

    private static List<Line> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (Reader table =
                new InputStreamReader(Objects.requireNonNull(Reach.class.getResourceAsStream(TABLE), TABLE), UTF_8)) {
            return format.parse(table).stream().map(Line::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Line(PathPattern path, Set<String> methods, Set<String> roles) {
        static Line of(CSVRecord row) {
            return new Line(
                    PathPatternParser.defaultInstance.parse(row.get("path")),
                    Set.of(row.get("methods").split(" ")),
                    Set.of(row.get("roles").split(" ")));
        }

        boolean names(String method) {
            return methods.contains(ANYTHING) || methods.contains(method.equals("HEAD") ? "GET" : method);
        }

        boolean isFor(List<String> groups) {
            return roles.contains(ANYTHING) || groups.stream().anyMatch(roles::contains);
        }
    }
}
