package fi.tyokykypolku.violations.util;

/** Lies in a package that says nothing. */
class Stuff {}
