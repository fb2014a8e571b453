package fi.tyokykypolku.engine;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models as they were deployed, read from the engine's tables: a command that has no engine reads them too. */
@Component
public class Models {
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
}
