package fi.tyokykypolku.api;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page of ours to read or to print, which brings its own style and nothing else. */
public final class Page {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private Page() {}

    public static ResponseEntity<String> of(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }
}
