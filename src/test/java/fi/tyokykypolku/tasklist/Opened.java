package fi.tyokykypolku.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.forms.FormSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A form as a browser holds it: what it was told, and what its user changes. */
final class Opened {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Visitor visitor;
    private final String task;
    private final JsonNode told;
    private final ObjectNode sent = JSON.createObjectNode();

    Opened(Visitor visitor, String task) {
        this.visitor = visitor;
        this.task = task;
        FormSchema form =
                FormSchema.parse(body(visitor.get(path(task, "deployed-form"))).toString());
        told = body(visitor.get(path(task, "form-variables?deserializeValues=false")));
        form.fields().forEach((key, field) -> {
            if (!field.locked()) {
                sent.set(key, told.path(key));
            }
        });
    }

    String task() {
        return task;
    }

    String value(String field) {
        return told.path(field).path("value").asText();
    }

    Opened fillIn(String field, @Nullable Object value) {
        sent.putObject(field).putPOJO("value", value);
        return this;
    }

    Opened withoutMark() {
        sent.remove(TaskForms.MARK);
        return this;
    }

    HttpResponse<String> submit() {
        return visitor.json(
                "POST",
                path(task, "submit-form"),
                JSON.createObjectNode().set("variables", sent).toString());
    }

    static String path(String task, String what) {
        return "/engine-rest/task/" + task + "/" + what;
    }

    static JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
