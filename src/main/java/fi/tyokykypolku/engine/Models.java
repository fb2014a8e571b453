package fi.tyokykypolku.engine;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models as they were deployed, read from the engine's tables: a command that has no engine reads them too. */
@Component
public class Models {
    /** What the timer of an activity's limit is called after its id. */
    public static final String OVERDUE = "Overdue";

    private final JdbcClient jdbc;

    public Models(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads and parses the model of a process definition; keep what you draw from it.
     *
     * @param definition id of the process definition
     */
    public BpmnModelInstance of(String definition) {
        byte[] model = jdbc.sql("""
                        select b.bytes_ from act_re_procdef d
                            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
                        where d.id_ = ?
                        """)
                .param(definition)
                .query((row, n) -> row.getBytes(1))
                .single();
        return Bpmn.readModelFromStream(new ByteArrayInputStream(model));
    }

    /**
     * The activities of a process definition that have a time limit: those a timer {@code <id>Overdue} hangs on. As fixed as the
     * definition: whoever asks often may keep them.
     *
     * @param definition id of the process definition
     */
    public Stream<Activity> withLimit(String definition) {
        return of(definition).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getId().equals(event.getAttachedTo().getId() + OVERDUE))
                .map(BoundaryEvent::getAttachedTo);
    }
}
