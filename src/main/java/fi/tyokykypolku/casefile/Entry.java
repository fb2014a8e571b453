package fi.tyokykypolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value on its way into the case file.
 *
 * @param forAll see {@link Fact#forAll()}
 */
public record Entry(Category category, String field, JsonNode value, boolean forAll) {}
