package fi.tyokykypolku.guard;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every endpoint the running application serves, asked of the frameworks that serve them. */
final class Endpoints {
    private static final List<String> ENTRIES = List.of(
            "/",
            "/favicon.ico",
            "/camunda",
            "/camunda/",
            "/camunda/app/tasklist/default/",
            "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/",
            "/camunda/app/admin/default/setup/",
            "/camunda/app/welcome/default/",
            "/camunda/app/tasklist/styles/user-styles.css",
            "/camunda/app/tasklist/scripts/config.js",
            "/camunda/lib/deps.js",
            "/webjars/camunda/app/tasklist/index.html",
            "/webjars/chart.js/dist/chart.umd.js",
            "/error/4xx.html",
            "/nowhere");

    private final TreeSet<String> found = new TreeSet<>();

    /** Path pattern and method, with one space between. */
    static Collection<String> of(ApplicationContext context) {
        Endpoints endpoints = new Endpoints();
        ENTRIES.forEach(path -> endpoints.found.add(path + " GET"));
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(endpoints::spring);
        context.getBeansOfType(ResourceConfig.class)
                .values()
                .forEach(config -> endpoints.resources(config.getClasses(), "/engine-rest"));
        Map.of(
                        "engine", new EngineRestApplication(),
                        "cockpit", new CockpitApplication(),
                        "admin", new AdminApplication(),
                        "tasklist", new TasklistApplication(),
                        "welcome", new WelcomeApplication())
                .forEach((name, application) -> endpoints.resources(application.getClasses(), "/camunda/api/" + name));
        return endpoints.found;
    }

    private void spring(RequestMappingInfoHandlerMapping mapping) {
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(path -> {
                    Collection<RequestMethod> methods =
                            info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        found.add(path + " GET");
                    }
                    methods.forEach(method -> found.add(path + " " + method));
                }));
    }

    private void resources(Collection<Class<?>> classes, String root) {
        for (Class<?> type : classes) {
            Path path = lineage(type)
                    .map(parent -> parent.getAnnotation(Path.class))
                    .filter(annotation -> annotation != null)
                    .findFirst()
                    .orElse(null);
            if (path != null) {
                resource(type, join(root, path.value()), 0);
            }
        }
    }

    private void resource(Class<?> type, String prefix, int depth) {
        if (depth > 8) {
            throw new IllegalStateException("Endless resource at " + prefix);
        }
        for (Method method : type.getMethods()) {
            List<Annotation> annotations = lineage(type)
                    .flatMap(parent -> Stream.of(parent.getDeclaredMethods()))
                    .filter(other -> other.getName().equals(method.getName())
                            && List.of(other.getParameterTypes()).equals(List.of(method.getParameterTypes())))
                    .flatMap(other -> Stream.of(other.getAnnotations()))
                    .toList();
            String path = annotations.stream()
                    .filter(Path.class::isInstance)
                    .map(annotation -> ((Path) annotation).value())
                    .findFirst()
                    .orElse("");
            List<String> methods = annotations.stream()
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .map(HttpMethod::value)
                    .distinct()
                    .toList();
            methods.forEach(verb -> found.add(join(prefix, path) + " " + verb));
            if (methods.isEmpty() && annotations.stream().anyMatch(Path.class::isInstance)) {
                resource(method.getReturnType(), join(prefix, path), depth + 1);
            }
        }
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        Stream<Class<?>> own = Stream.of(type);
        Stream<Class<?>> parents =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(own, parents.flatMap(Endpoints::lineage));
    }

    private static String join(String prefix, String path) {
        // A pattern within a name's braces says nothing here.
        String names = path.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}");
        String joined = (prefix + "/" + names).replaceAll("/+", "/");
        return joined.length() > 1 ? joined.replaceFirst("/$", "") : joined;
    }
}
