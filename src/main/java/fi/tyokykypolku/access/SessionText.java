package fi.tyokykypolku.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a session holds, and reads it again. The objects are Camunda's and Spring Security's, made for Java's own format; of that,
 * only the classes named here are read.
 */
final class SessionText {
    private static final Logger LOG = LoggerFactory.getLogger(SessionText.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "maxdepth=40",
            "maxrefs=20000",
            "maxarray=20000",
            "java.lang.*",
            "java.util.*",
            "java.time.*",
            "java.net.URL",
            "org.camunda.bpm.engine.rest.security.auth.*",
            "org.camunda.bpm.webapp.impl.security.auth.*",
            "org.springframework.security.authentication.*",
            "org.springframework.security.core.**",
            "org.springframework.security.oauth2.client.authentication.*",
            "org.springframework.security.oauth2.core.**",
            "org.springframework.security.web.authentication.*",
            "org.springframework.security.web.savedrequest.*",
            "!*"));

    private SessionText() {}

    static String write(Object attribute) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(attribute);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "What every node must know cannot be written: "
                            + attribute.getClass().getName(),
                    e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Nothing when it is of a class that is not named, or of another version of one: then whoever it tells of signs in again. */
    static Optional<Object> read(String name, String attribute) {
        byte[] bytes = Base64.getDecoder().decode(attribute);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return Optional.of(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            LOG.warn("{} of a session cannot be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    static String join(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> split(String text) {
        return text.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (one, other) -> one, TreeMap::new));
    }
}
