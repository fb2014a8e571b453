package fi.tyokykypolku.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.texts.Sentences;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Answers 404 for things the caller may not see, exactly as for things that do not exist, at both roots of the engine's interface and
 * behind the web applications; only the logs tell which it was. {@link Reach} decides which paths a role may call. An administrator
 * sees everything as it is.
 */
final class NotTheirs {
    private static final Sentences SENTENCES = new Sentences("guard");

    /** Where a form, a table's question or a model is sent; everywhere else a variable would be a question about a client. */
    private static final Pattern SENT =
            Pattern.compile(".*/(?:submit-form|complete|form-variables|evaluate)|deployment/create");

    /** Code of an exception that tells of a conflict between two users: the engine leaves 20,000 and more to applications. */
    private static final int CONFLICT = 20_409;

    /** Code of one that tells of a lost race, in words that nobody is meant to read. */
    private static final int RACE = 20_410;

    /** What the engine says of a process that it was to end, when somebody else has just brought it to its end. */
    private static final String ENDED_MEANWHILE = "list of executions is empty";

    private static final Pattern MEMBERSHIP = Pattern.compile("group/[^/]+/members/[^/]+");

    /** One of the things whose ids must not be guessed. */
    private static final Pattern ONE =
            Pattern.compile("(task|filter|process-definition)/(?!count$|create$|statistics$).+");

    /** A task and its form answer alike themselves for what is not there and what is not the caller's. */
    private static final Pattern ALIKE = Pattern.compile("task/[^/]+(?:/(?:form|deployed-form|form-variables))?");

    /** What the engine's interface puts before the sentence about a form: English, and an id that tells a reader nothing. */
    private static final Pattern OPENING =
            Pattern.compile("^Cannot (?:submit task form|complete task|instantiate process definition) \\S+: ");

    private NotTheirs() {}

    /** Jersey finds this by {@code META-INF/services}: nothing else is shared by all of Camunda's JAX-RS applications. */
    public static final class Frame implements Feature {
        @Override
        public boolean configure(FeatureContext application) {
            application.register(Doorkeeper.class);
            return true;
        }
    }

    /** Stands at every door. */
    static final class Doorkeeper implements ContainerRequestFilter, ContainerResponseFilter {
        private static final Logger LOG = LoggerFactory.getLogger(NotTheirs.class);
        private static final JsonFactory JSON = new JsonFactory();
        private static final String REASON = "tyokykypolku.refusal";
        /** Of a request: that its task was open, and the caller's, when it came. */
        private static final String OPEN = "tyokykypolku.open";

        private static final String NOT_THEIRS = "not theirs, or not there";
        private static final String MEMBER = "member";
        private static final String SORT = "sortBy";
        private static final Annotation[] NONE = {};
        private static final String SECONDS = "3";

        private final ResourceInfo resource;
        private final ServletContext servlets;

        Doorkeeper(@Context ResourceInfo resource, @Context ServletContext servlets) {
            this.resource = resource;
            this.servlets = servlets;
        }

        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            Authentication user = authentication();
            if (user == null) {
                return;
            }
            String path = path(request.getUriInfo());
            boolean task = isTask(path);
            if (isAdministrator(user)) {
                if (task && isTheirs(path, request)) {
                    request.setProperty(OPEN, true);
                }
                return;
            }
            boolean alike =
                    request.getMethod().equals("GET") && ALIKE.matcher(path).matches();
            if (alike) {
                request.setProperty(REASON, NOT_THEIRS);
            }
            boolean theirs = !ONE.matcher(path).matches() || alike || isTheirs(path, request);
            if (!theirs || !SENT.matcher(path).matches() && asksTooMuch(request)) {
                request.setProperty(REASON, theirs ? "asks too much" : NOT_THEIRS);
                request.abortWith(Response.status(Status.NOT_FOUND).build());
            } else if (task && !alike) {
                request.setProperty(OPEN, true);
            }
        }

        private boolean isTheirs(String path, ContainerRequestContext request) {
            ProcessEngine engine = engine();
            MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
            String id = Objects.toString(named.getFirst("id"), "");
            return switch (path.substring(0, path.indexOf('/'))) {
                case "task" ->
                    isOnTheirWorklist(id)
                            || engine.getTaskService()
                                            .createTaskQuery()
                                            .taskId(id)
                                            .count()
                                    > 0;
                case "filter" ->
                    engine.getFilterService().createFilterQuery().filterId(id).count() > 0;
                default -> {
                    ProcessDefinitionQuery query = engine.getRepositoryService().createProcessDefinitionQuery();
                    String key = named.getFirst("key");
                    yield (key == null ? query.processDefinitionId(id) : query.processDefinitionKey(key)).count() > 0;
                }
            };
        }

        /** Spares the engine's query, which asks the table of all rights: a task on a worklist is readable to whoever works there. */
        private boolean isOnTheirWorklist(String task) {
            Authentication user = authentication();
            return user != null
                    && bean(Engine.class)
                            .placeOf(task)
                            .filter(place -> place.groups().stream().anyMatch(user.getGroupIds()::contains))
                            .isPresent();
        }

        private boolean asksTooMuch(ContainerRequestContext request) throws IOException {
            MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
            if (query.keySet().stream().anyMatch(Doorkeeper::isVariable)
                    || query.getOrDefault(SORT, List.of()).stream().anyMatch(Doorkeeper::isVariable)
                    || query.getOrDefault(MEMBER, List.of()).stream().anyMatch(member -> !member.equals(user()))) {
                return true;
            }
            byte[] body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
            try (JsonParser parser = JSON.createParser(body)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME && asksTooMuch(parser.currentName(), parser)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean asksTooMuch(String key, JsonParser parser) throws IOException {
            JsonToken value = parser.nextToken();
            boolean nothing = value.isBoolean()
                    || value == JsonToken.VALUE_NULL
                    || value == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY;
            return !nothing
                    && (isVariable(key)
                            || key.equals(SORT) && isVariable(parser.getText())
                            || key.equals(MEMBER) && !parser.getText().equals(user()));
        }

        private static boolean isVariable(String key) {
            return key.toLowerCase(Locale.ROOT).contains("variable");
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            String lost = lost(request, response);
            if (lost != null) {
                answer(response, Status.CONFLICT.getStatusCode(), "Conflict", lost);
                return;
            }
            if (isHeld(response)) {
                response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, SECONDS);
                answer(response, Status.SERVICE_UNAVAILABLE.getStatusCode(), "Held", SENTENCES.say("held"));
                return;
            }
            Authentication user = authentication();
            boolean seesAll = user != null && isAdministrator(user);
            boolean told = response.getStatus() == Status.NOT_FOUND.getStatusCode() || !seesAll && isRefusal(response);
            if (!told && isOfNoTask(request, response)) {
                // For whoever sees everything too: the engine words this in some four ways, one of them as its own
                // error.
                answer(response, Status.NOT_FOUND.getStatusCode(), "NotFound", Denial.notThere());
            }
            if (response.getEntity() instanceof ExceptionDto error) {
                if (Objects.equals(error.getCode(), CONFLICT)) {
                    response.setStatus(Status.CONFLICT.getStatusCode());
                }
                if (error.getMessage() != null) {
                    error.setMessage(OPENING.matcher(error.getMessage()).replaceFirst(""));
                }
            }
            int status = response.getStatus();
            boolean refused = isRefusal(response);
            boolean failed = Family.familyOf(status) == Family.SERVER_ERROR;
            // A sign-in that fails has its own answers.
            if (!refused && !failed || user == null || seesAll) {
                return;
            }
            LOG.warn(
                    "{} {} to {}: {}",
                    refused ? "Refused" : "Failed",
                    asked(),
                    user.getUserId(),
                    reason(request, response));
            if (refused) {
                bean(RefusedTasks.class)
                        .note(
                                user,
                                request.getMethod(),
                                path(request.getUriInfo(), true),
                                status == Status.FORBIDDEN.getStatusCode());
                answer(response, Status.NOT_FOUND.getStatusCode(), "NotFound", Denial.notThere());
            } else {
                answer(response, status, "Failed", SENTENCES.say("failed"));
            }
        }

        /** What to tell whoever lost a race; null where no race was lost. The engine calls it an error of its own. */
        private @Nullable String lost(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() < Status.BAD_REQUEST.getStatusCode()
                    || !(response.getEntity() instanceof ExceptionDto told)
                    || Objects.equals(told.getCode(), CONFLICT)) {
                return null;
            }
            if (request.getProperty(OPEN) != null && isOfNoTask(request, response)) {
                return SENTENCES.say("taskGone");
            }
            // Whoever may not do it is not told either.
            if (response.getStatus() == Status.INTERNAL_SERVER_ERROR.getStatusCode() && isMember(request)) {
                return SENTENCES.say("member");
            }
            return Objects.equals(told.getCode(), RACE)
                            || String.valueOf(told.getMessage()).contains(ENDED_MEANWHILE)
                            || OptimisticLockingException.class.getSimpleName().equals(told.getType())
                    ? SENTENCES.say("race")
                    : null;
        }

        /** Whether somebody else held the case for so long that this request has given up. */
        private static boolean isHeld(ContainerResponseContext response) {
            return response.getEntity() instanceof ExceptionDto told
                    && CannotAcquireLockException.class.getSimpleName().equals(told.getType());
        }

        /** Whether somebody was to be made a member of a group who is one. */
        private boolean isMember(ContainerRequestContext request) {
            MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
            return request.getMethod().equals("PUT")
                    && MEMBERSHIP.matcher(path(request.getUriInfo())).matches()
                    && engine().getIdentityService()
                                    .createUserQuery()
                                    .userId(Objects.toString(named.getFirst("userId"), ""))
                                    .memberOfGroup(Objects.toString(named.getFirst("id"), ""))
                                    .count()
                            > 0;
        }

        /** Whether an error is told of a task that is not there, or not the caller's, now. */
        private boolean isOfNoTask(ContainerRequestContext request, ContainerResponseContext response) {
            String path = path(request.getUriInfo());
            return response.getStatus() >= Status.BAD_REQUEST.getStatusCode()
                    && response.getEntity() instanceof ExceptionDto
                    && isTask(path)
                    && request.getUriInfo().getPathParameters().containsKey("id")
                    && !isTheirs(path, request);
        }

        private static boolean isRefusal(ContainerResponseContext response) {
            int status = response.getStatus();
            return status == Status.FORBIDDEN.getStatusCode() || status == Status.NOT_FOUND.getStatusCode();
        }

        private static boolean isTask(String path) {
            return path.startsWith("task/") && ONE.matcher(path).matches();
        }

        private static void answer(ContainerResponseContext response, int status, String type, String message) {
            ExceptionDto answer = new ExceptionDto();
            answer.setType(type);
            answer.setMessage(message);
            response.setStatus(status);
            response.setEntity(answer, NONE, MediaType.APPLICATION_JSON_TYPE);
        }

        // No path and no message of an exception: both repeat what the caller sent.
        private String asked() {
            Method method = resource.getResourceMethod();
            return method == null ? "nothing" : method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        private static String reason(ContainerRequestContext request, ContainerResponseContext response) {
            Object own = request.getProperty(REASON);
            if (own != null) {
                return own.toString();
            }
            return response.getEntity() instanceof ExceptionDto told ? told.getType() : "no reason given";
        }

        private static String path(UriInfo uri) {
            return path(uri, false);
        }

        private static String path(UriInfo uri, boolean decoded) {
            String path = uri.getPath(decoded).replaceFirst("/$", "");
            String root = uri.getBaseUri().getPath().replaceFirst("^.*/([^/]+)/$", "$1");
            return root.startsWith("engine") ? path.replaceFirst("^engine/[^/]+/", "") : root + "/" + path;
        }

        private static boolean isAdministrator(Authentication user) {
            return user.getGroupIds().contains(Role.ADMIN.group());
        }

        private String user() {
            Authentication user = authentication();
            return user == null ? "" : user.getUserId();
        }

        private @Nullable Authentication authentication() {
            return engine().getIdentityService().getCurrentAuthentication();
        }

        private ProcessEngine engine() {
            return bean(ProcessEngine.class);
        }

        private <T> T bean(Class<T> type) {
            return WebApplicationContextUtils.getRequiredWebApplicationContext(servlets)
                    .getBean(type);
        }
    }
}
