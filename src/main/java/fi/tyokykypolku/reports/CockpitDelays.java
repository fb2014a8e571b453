package fi.tyokykypolku.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.Problem;
import fi.tyokykypolku.api.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * The reports of {@link DelaysApi} for the page in Cockpit, under Cockpit's own sign-in: the same answers and the same problems at
 * {@code /camunda/api/cockpit/plugin/delays/{engine}}.
 */
@Component
@Path("plugin/" + DelaysPlugin.ID)
public class CockpitDelays extends AbstractCockpitPluginRootResource {
    private static final MediaType TABLE = MediaType.valueOf(Csv.TYPE);

    private final DelayReports reports;
    private final ProcessEngine engine;
    private final ObjectMapper json;

    CockpitDelays(DelayReports reports, ProcessEngine engine, ObjectMapper json) {
        super(DelaysPlugin.ID);
        this.reports = reports;
        this.engine = engine;
        this.json = json;
    }

    /** Durations and breaches of limits. */
    @GET
    @Path("{engineName}")
    public Response clocks(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::clocks);
    }

    /** Whom was waited on, and for how long. */
    @GET
    @Path("{engineName}/waits")
    public Response waits(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::waits);
    }

    /** Figures about cases as wholes. */
    @GET
    @Path("{engineName}/figures")
    public Response figures(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::figures);
    }

    /** What clients and professionals have answered. */
    @GET
    @Path("{engineName}/answers")
    public Response answers(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::answers);
    }

    /** What is behind the late ones of a group. */
    @GET
    @Path("{engineName}/late")
    public Response late(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::late);
    }

    /** The elements of a drawing. */
    @GET
    @Path("{engineName}/diagram")
    public Response diagram(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::steps);
    }

    /** What reports can be narrowed to. */
    @GET
    @Path("{engineName}/choices")
    public Response choices(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::choices);
    }

    /** What the nightly check has found. */
    @GET
    @Path("{engineName}/check")
    public Response check(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, reports::check);
    }

    /** Whether the reports are for whoever asks, so that Cockpit offers them to nobody else. */
    @GET
    @Path("{engineName}/access")
    public Response access(@PathParam("engineName") String name, @Context UriInfo address) {
        return answer(name, address, (question, caller) -> Map.of("allowed", caller.mayAskForDelays()));
    }

    private Response answer(String name, UriInfo address, BiFunction<DelaysQuestion, Caller, ?> report) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        if (user == null || !engine.getName().equals(name)) {
            throw new NotFoundException();
        }
        try {
            DelaysQuestion question = DelaysQuestion.of(address.getQueryParameters()::getFirst);
            Object answer = report.apply(question, new Caller(user.getUserId(), Set.copyOf(user.getGroupIds())));
            return headers.getAcceptableMediaTypes().contains(TABLE)
                            && answer instanceof DelaysView<?> view
                            && view.table() != null
                    ? Response.ok(DelaysCsv.table(view), TABLE.withCharset("UTF-8"))
                            .build()
                    : write(200, MediaType.APPLICATION_JSON_TYPE, answer);
        } catch (InvalidRequest e) {
            return problem(Problem.rejected(e));
        } catch (ProblemException e) {
            return problem(e.problem());
        }
    }

    private Response problem(Problem problem) {
        return write(problem.status(), MediaType.valueOf("application/problem+json"), problem);
    }

    // With the interface's own mapper: Cockpit's knows no days.
    private Response write(int status, MediaType type, Object body) {
        try {
            return Response.status(status)
                    .entity(json.writeValueAsString(body))
                    .type(type.withCharset("UTF-8"))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }
}
