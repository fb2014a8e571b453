package fi.tyokykypolku.violations;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A delegate that does the work itself. */
class LongDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        List<String> lines = new ArrayList<>();
        lines.add("one");
        lines.add("two");
        lines.add("three");
        lines.add("four");
        lines.add("five");
        lines.add("six");
        lines.add("seven");
        lines.add("eight");
        lines.add("nine");
        lines.add("ten");
        lines.add("eleven");
        lines.add("twelve");
        lines.add("thirteen");
        lines.add("fourteen");
        lines.add("fifteen");
        lines.add("sixteen");
        lines.add("seventeen");
        lines.add("eighteen");
        if (lines.isEmpty()) {
            throw new IllegalStateException("no lines");
        }
    }
}
