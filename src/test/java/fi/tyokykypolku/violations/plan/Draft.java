package fi.tyokykypolku.violations.plan;

/** Something of one phase that another should not know. */
public class Draft {}
