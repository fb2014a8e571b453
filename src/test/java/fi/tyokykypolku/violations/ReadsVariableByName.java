package fi.tyokykypolku.violations;

import org.camunda.bpm.engine.delegate.VariableScope;

/** Knows a process variable past its declaration. */
class ReadsVariableByName {
    Object track(VariableScope scope) {
        return scope.getVariable("track");
    }
}
