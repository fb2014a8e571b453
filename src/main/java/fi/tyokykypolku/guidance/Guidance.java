package fi.tyokykypolku.guidance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * What the benefits and services are that {@code dmn/benefitScreening.dmn} says to check: one entry for each of its codes, in
 * {@code guidance/benefits.yaml}. Texts are by language, {@code fi} and {@code sv}.
 */
final class Guidance {
    private static final String FILE = "guidance/benefits.yaml";

    private Guidance() {}

    /**
     * One benefit or service.
     *
     * @param code as the table names it
     * @param provider who decides: {@code KELA} or {@code COUNTY}
     * @param what what it is
     * @param forWhom for whom it is
     * @param apply how to apply
     * @param statute act in force
     * @param source where the facts come from
     * @param checked day on which somebody read the source, ISO 8601
     */
    record Entry(
            String code,
            String provider,
            Map<String, String> name,
            Map<String, String> what,
            Map<String, String> forWhom,
            Map<String, String> apply,
            Map<String, String> statute,
            String source,
            String checked) {
        LocalDate checkedOn() {
            return LocalDate.parse(checked);
        }
    }

    /** Every entry, in the order of the file. */
    static List<Entry> entries() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return List.of(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Entry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
