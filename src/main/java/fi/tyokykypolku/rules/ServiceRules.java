package fi.tyokykypolku.rules;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** What the application does for a case must be drawn somewhere: a step that has gone from the drawings would be left out in silence. */
final class ServiceRules {
    private final ModelSet set;
    private final Beans beans;
    private final Objections found;

    ServiceRules(ModelSet set, Beans beans, Objections found) {
        this.set = set;
        this.beans = beans;
        this.found = found;
    }

    void check() {
        Set<String> drawn =
                set.all(ServiceTask.class).stream().map(FlowElement::getId).collect(Collectors.toSet());
        if (set.drawings().isEmpty()) {
            return;
        }
        beans.delegates()
                .filter(name -> !drawn.contains(name))
                .forEach(name -> found.add("bpmn", name, HouseRule.SERVICE_NOT_DRAWN, name));
    }
}
