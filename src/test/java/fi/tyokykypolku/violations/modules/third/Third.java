package fi.tyokykypolku.violations.modules.third;

/** Makes its package a module. */
class Third {}
