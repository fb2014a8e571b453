package fi.tyokykypolku.violations.modules.second;

/** Is known to another module. */
public class Second {}
