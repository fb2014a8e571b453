package fi.tyokykypolku.guard;

import fi.tyokykypolku.casefile.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;
import org.jspecify.annotations.Nullable;

/** Looks through a deployment's parts, read by the same library as the engine's interface reads them. What the files hold is looked through by {@link ModelCheck}. */
final class Parts {
    /** As long as the engine's columns for names. */
    private static final int LONGEST = 255;

    private static final String ACTIVATION = "deployment-activation-time";
    private static final Pattern TIME =
            Pattern.compile("|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{3}[+-][0-9]{4})?");

    private Parts() {}

    /** Why a body of parts goes no further; null when it may. */
    static @Nullable String objection(String contentType, byte[] body) throws IOException {
        return first(contentType, body, Parts::objection, "a body that has no parts");
    }

    /** The name of the first part that holds more than text, or is named or filed under more; null when there is none. */
    static @Nullable String odd(String contentType, byte[] body) throws IOException {
        // Of a body that has no parts the objection tells.
        return first(contentType, body, Parts::odd, null);
    }

    /** What is found of one part; null when it is nothing. */
    private interface Look {
        @Nullable
        String at(FileItemStream part) throws IOException;
    }

    private static @Nullable String first(String contentType, byte[] body, Look look, @Nullable String ofNoParts)
            throws IOException {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new Body(contentType, body));
            while (parts.hasNext()) {
                String found = look.at(parts.next());
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (FileUploadException e) {
            return ofNoParts;
        }
    }

    private static @Nullable String odd(FileItemStream part) throws IOException {
        String field = Objects.toString(part.getFieldName(), "");
        String text = part.isFormField() ? text(part) : Objects.toString(part.getName(), "");
        return PlainText.isPlain(field) && PlainText.isPlain(text) ? null : field;
    }

    private static @Nullable String objection(FileItemStream part) throws IOException {
        String field = Objects.toString(part.getFieldName(), "");
        String file = Objects.toString(part.getName(), "");
        String text = part.isFormField() ? text(part) : "";
        if (field.length() > LONGEST || file.length() > LONGEST || text.length() > LONGEST) {
            return "too long a text in a part of the body";
        }
        return field.equals(ACTIVATION) && !TIME.matcher(text).matches() ? "an activation time that is no time" : null;
    }

    private static String text(FileItemStream part) throws IOException {
        try (InputStream content = part.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Body(String type, byte[] bytes) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
