package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A Secret that tells by an annotation whether its content is the wanted one: caches hold no content of Secrets. */
final class SecretObject {

    static final String DIGEST = "workflow/content-sha256";

    private SecretObject() {}

    static void add(
            Rendering rendering, AppName app, String name, String type, String kind, Map<String, String> texts) {
        Map<String, String> labels = Labels.of(app);
        labels.put(Labels.CLASS, kind);
        Map<String, String> data = new TreeMap<>();
        texts.forEach((key, text) -> data.put(key, Base64.getEncoder().encodeToString(bytes(text))));
        rendering.add(
                Resource.SECRET,
                Map.of("name", name, "labels", labels, "annotations", Map.of(DIGEST, digest(new TreeMap<>(texts)))),
                Map.of("type", type, "data", data));
    }

    private static String digest(Map<String, String> texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            texts.forEach((key, text) -> {
                sha.update(bytes(key + "\n"));
                sha.update(bytes(text + "\n"));
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
