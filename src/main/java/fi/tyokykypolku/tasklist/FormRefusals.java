package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Tells whoever sent a form, at both of the engine's interfaces, which of its fields are wrong: the engine's own answer is one text, which
 * begins with the id of the task.
 */
final class FormRefusals {
    private static final String REFUSED = InvalidForm.class.getName();

    private FormRefusals() {}

    /** Takes a form in, and notes for the answer what is wrong with it. */
    static <T> T noting(Supplier<T> taking) {
        try {
            return taking.get();
        } catch (InvalidForm e) {
            throw noted(e);
        }
    }

    /** Notes for the answer what is wrong with a form. */
    static InvalidForm noted(InvalidForm refused) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(REFUSED, refused, RequestAttributes.SCOPE_REQUEST);
        }
        return refused;
    }

    /** The engine's answer to an error, and the fields to mend. */
    static final class Refusal extends ExceptionDto {
        private final List<Fault> fields;

        Refusal(ExceptionDto told, InvalidForm refused) {
            setType(told.getType());
            setCode(told.getCode());
            setMessage(refused.getMessage());
            this.fields = refused.errors();
        }

        /** In the order of the form. */
        public List<Fault> getFields() {
            return fields;
        }
    }

    /** Jersey finds this by {@code META-INF/services}. */
    public static final class Frame implements Feature {
        @Override
        public boolean configure(FeatureContext application) {
            application.register(Answer.class);
            return true;
        }
    }

    static final class Answer implements ContainerResponseFilter {
        private final HttpServletRequest asked;

        Answer(@Context HttpServletRequest asked) {
            this.asked = asked;
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getEntity() instanceof ExceptionDto told
                    && asked.getAttribute(REFUSED) instanceof InvalidForm refused) {
                response.setEntity(new Refusal(told, refused));
            }
        }
    }
}
