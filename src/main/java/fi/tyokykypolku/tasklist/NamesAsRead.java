package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Providers;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.rest.dto.history.HistoricTaskInstanceDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.hal.HalResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Tells the names of tasks, processes and filters in the language of whoever reads them, at both of the engine's interfaces: the engine
 * keeps them in Finnish, as the models have them.
 */
final class NamesAsRead {
    private static final List<Class<?>> TOLD = List.of(
            TaskDto.class,
            HalResource.class,
            FilterDto.class,
            ProcessDefinitionDto.class,
            HistoricTaskInstanceDto.class);
    private static final List<String> NAMES = List.of("name", "label", "description");

    private NamesAsRead() {}

    /** Jersey finds this by {@code META-INF/services}. */
    public static final class Frame implements Feature {
        @Override
        public boolean configure(FeatureContext application) {
            application.register(Answer.class);
            return true;
        }
    }

    static final class Answer implements ContainerResponseFilter {
        private final Providers providers;
        private final HttpServletRequest asked;
        private final ServletContext servlets;

        Answer(@Context Providers providers, @Context HttpServletRequest asked, @Context ServletContext servlets) {
            this.providers = providers;
            this.asked = asked;
            this.servlets = servlets;
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            Locale language = Language.of(asked);
            Object told = response.getEntity();
            if (!language.equals(Language.FINNISH) && hasNames(told)) {
                JsonNode json = providers
                        .getContextResolver(ObjectMapper.class, MediaType.APPLICATION_JSON_TYPE)
                        .getContext(told.getClass())
                        .valueToTree(told);
                translate(json, texts().in(language));
                response.setEntity(json);
            }
        }

        private ModelTexts texts() {
            return WebApplicationContextUtils.getRequiredWebApplicationContext(servlets)
                    .getBean(ModelTexts.class);
        }
    }

    private static boolean hasNames(Object told) {
        return told instanceof Collection<?> several
                ? !several.isEmpty() && hasNames(several.iterator().next())
                : TOLD.stream().anyMatch(type -> type.isInstance(told));
    }

    private static void translate(JsonNode part, UnaryOperator<String> texts) {
        if (part instanceof ObjectNode object) {
            for (String name : NAMES) {
                if (object.path(name).isTextual()) {
                    object.put(name, texts.apply(object.get(name).asText()));
                }
            }
        }
        part.forEach(child -> translate(child, texts));
    }
}
