package fi.tyokykypolku.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which a client or a partner is told something on paper. */
public enum Language {
    FI,
    SV;

    /** Its code as it stands in HTML and in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The locale of its words. */
    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /**
     * The language that a request asks for.
     *
     * @param code {@code fi} or {@code sv}; null when the request leaves it open
     * @return null when it is left open
     * @throws InvalidRequest for any other code
     */
    public static @Nullable Language asked(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(List.of(new FieldError("lang", Said.of("allowed", "fi, sv")))));
    }

    /** The language in which a client wants to be served, Finnish unless it is Swedish. */
    public static Language of(String preferred) {
        return preferred.equals(SV.code()) ? SV : FI;
    }
}
