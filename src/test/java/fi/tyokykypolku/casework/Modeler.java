package fi.tyokykypolku.casework;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Deploys as Camunda Modeler does: only what has changed, and no duplicates. */
public final class Modeler {
    private final int port;
    private final String user;

    public Modeler(int port, String user) {
        this.port = port;
        this.user = user;
    }

    /** @param files texts by file name */
    public HttpResponse<String> deploys(String name, Map<String, String> files) {
        return deploys(name, files, Map.of());
    }

    public HttpResponse<String> deploys(String name, Map<String, String> files, Map<String, String> headers) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part(boundary, "name=\"deployment-name\"", name));
        body.writeBytes(part(boundary, "name=\"enable-duplicate-filtering\"", "true"));
        body.writeBytes(part(boundary, "name=\"deploy-changed-only\"", "true"));
        files.forEach((file, text) ->
                body.writeBytes(part(boundary, "name=\"%s\"; filename=\"%s\"".formatted(file, file), text)));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        return Visitor.signedIn(port, user, null)
                .send("POST", "/engine-rest/deployment/create", body.toString(StandardCharsets.UTF_8), all);
    }

    private static byte[] part(String boundary, String names, String text) {
        return ("--" + boundary + "\r\nContent-Disposition: form-data; " + names + "\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
