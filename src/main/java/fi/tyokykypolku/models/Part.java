package fi.tyokykypolku.models;

import java.util.Map;

/**
 * One thing of a file that a designer would name: an element of a drawing, a row or column of a table, a field of a form.
 *
 * @param name what it is called there; its id where it has no name
 * @param values what it says, by what it says it of
 */
record Part(String name, Map<String, String> values) {}
