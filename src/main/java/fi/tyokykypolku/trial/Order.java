package fi.tyokykypolku.trial;

import java.time.Instant;
import java.util.Map;

/**
 * What a process of a trial is to do.
 *
 * @param start when every case begins
 * @param files the whole set of models that the cases are led by, contents by file name
 */
record Order(Instant start, Map<String, byte[]> files) {
    static final String FILE = "order.json";
}
