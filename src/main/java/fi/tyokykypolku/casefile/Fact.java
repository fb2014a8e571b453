package fi.tyokykypolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;

/**
 * One version of one fact about the client.
 *
 * @param id running number over all cases: what was told later has a greater one
 * @param field name, the key of the form field it came from
 * @param value JSON value; a JSON null says that an earlier value was removed
 * @param forAll laid before every organisation on purpose (questions and answers between them)
 * @param version 1 for the first value an organisation gave to the field
 * @param author user who gave the value
 * @param organisation organisation type the author acted for
 * @param source task or interface through which it came
 */
public record Fact(
        long id,
        Category category,
        String field,
        JsonNode value,
        boolean forAll,
        int version,
        String author,
        Organisation organisation,
        String source,
        Instant recordedAt) {}
