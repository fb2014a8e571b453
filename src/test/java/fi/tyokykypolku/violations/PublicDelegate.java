package fi.tyokykypolku.violations;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A delegate that anyone may call past the drawings. */
public class PublicDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {}
}
