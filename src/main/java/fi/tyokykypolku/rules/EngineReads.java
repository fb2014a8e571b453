package fi.tyokykypolku.rules;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.core.NestedExceptionUtils;

/** Whether the engine can read a drawing or a table: its own parsers are asked, and no engine is started and nothing kept. */
final class EngineReads {
    private final StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
    private final JuelExpressionManager expressions = new JuelExpressionManager();
    private final BpmnParser drawings = new BpmnParser(expressions, new DefaultBpmnParseFactory());
    private final DmnEngine tables =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    EngineReads() {
        settings.setExpressionManager(expressions);
        settings.setCmmnEnabled(false);
    }

    void check(String file, byte[] content, Objections found) {
        if (file.endsWith(".bpmn")) {
            drawing(file, content, found);
        } else if (file.endsWith(".dmn")) {
            table(file, content, found);
        }
    }

    private void drawing(String file, byte[] content, Objections found) {
        DeploymentEntity none = new DeploymentEntity();
        none.setId(file);
        Context.setProcessEngineConfiguration(settings);
        try {
            drawings.createParse()
                    .deployment(none)
                    .name(file)
                    .sourceInputStream(new ByteArrayInputStream(content))
                    .execute();
        } catch (ParseException e) {
            e.getResorceReports()
                    .forEach(report -> report.getErrors()
                            .forEach(error -> found.add(
                                    file,
                                    String.valueOf(error.getMainElementId()).replace("null", ""),
                                    HouseRule.ENGINE,
                                    String.valueOf(error.getMessage()))));
        } catch (ProcessEngineException e) {
            // Only an expression is the drawing's fault: the parser may miss what a running engine has.
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof TreeBuilderException) {
                found.add(file, "", HouseRule.ENGINE, String.valueOf(cause.getMessage()));
            }
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }

    private void table(String file, byte[] content, Objections found) {
        try {
            tables.parseDecisionRequirementsGraph(new ByteArrayInputStream(content));
        } catch (DmnTransformException e) {
            found.add(
                    file,
                    "",
                    HouseRule.ENGINE,
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }
}
