package fi.tyokykypolku.deadlines;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** A new task has its worklist and its dates. */
public record TaskDated(DelegateTask task, Term term) {}
