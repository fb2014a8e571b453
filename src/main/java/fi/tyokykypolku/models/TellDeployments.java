package fi.tyokykypolku.models;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentWithDefinitionsDto;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Tells whoever deploys by the engine's interface in words what has changed. */
final class TellDeployments {
    private TellDeployments() {}

    /** Jersey finds this by {@code META-INF/services}. */
    public static final class Frame implements Feature {
        @Override
        public boolean configure(FeatureContext application) {
            application.register(Answer.class);
            return true;
        }
    }

    static final class Answer implements ContainerResponseFilter {
        private final ServletContext servlets;

        Answer(@Context ServletContext servlets) {
            this.servlets = servlets;
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getEntity() instanceof DeploymentWithDefinitionsDto deployment) {
                response.setEntity(WebApplicationContextUtils.getRequiredWebApplicationContext(servlets)
                        .getBean(Tellings.class)
                        .of(deployment));
            }
        }
    }
}
