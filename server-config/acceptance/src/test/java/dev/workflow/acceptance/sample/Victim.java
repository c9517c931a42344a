package dev.workflow.acceptance.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An app with one of everything that others must not see or touch, and the names of these things as they stand in
 * routes.
 */
public record Victim(App app, Map<String, String> names) {

    /** In everything of the app that could leak. */
    public static final String SECRET = "the-secret-nobody-sees";

    private static final String VOLUME = "files";
    private static final String FILE = "secret.txt";
    private static final String FILES = "volumes/" + VOLUME + "/client/";

    public static Victim create(Platform platform, Person owner) throws IOException {
        App app = owner.create(platform, FreshName.of("victim"));
        SshKey key = SshKey.of(owner);
        app.setConfig("SECRET", SECRET).is(201);
        SampleApp.web("page " + SECRET).push(platform, key, app.name()).succeeded();
        app.answers(SECRET);
        app.deployed(3);
        String domain = app.name() + ".example.com";
        app.post("domains/", Map.of("domain", domain, "ptype", "web")).is(201);
        app.post("volumes/", Map.of("name", VOLUME, "size", "1G")).is(201);
        upload(app);
        String certificate = app.name() + "-cert";
        app.post("certs/", OwnCertificate.of(domain).body(certificate)).is(201);
        app.post("certs/" + certificate + "/domain/", Map.of("domain", domain)).is(201);
        JsonNode build = app.get("builds/").is(200).results().get(0);
        String image = build.path("image").asText();
        return new Victim(
                app,
                Map.of(
                        "app", app.name(),
                        "build", build.path("uuid").asText(),
                        "image", image,
                        "digest", image.substring(image.indexOf('@') + 1),
                        "pod", app.pods().get(0).path("name").asText(),
                        "domain", domain,
                        "cert", certificate,
                        "operation", first(owner, "/v2/operations/?app=" + app.name(), "uuid"),
                        "token", first(owner, "/v2/tokens/", "uuid"),
                        "key", first(owner, "/v2/keys/", "id")));
    }

    private static void upload(App app) {
        app.owner()
                .api()
                .with("Content-Type", "filer/octet-stream")
                .with("Content-Disposition", "attachment; filename=\"" + FILE + "\"; filepath=\"/\"")
                .post("/v2/apps/" + app.name() + "/volumes/" + VOLUME + "/client/", SECRET)
                .is(200);
    }

    /** The route with the victim's names in the place of its parameters. */
    public String path(String route) {
        String path = "/v2/" + route;
        String parameter = path.contains("builds/{uuid}")
                ? "build"
                : path.contains("operations") ? "operation" : path.contains("tokens") ? "token" : "app";
        return path.replace("keys/{id}", "keys/" + names.get("key"))
                .replace("{uuid}", names.get(parameter))
                .replaceAll("\\{(?:id|app)\\}", app.name())
                .replace("{path}", FILE)
                .replace("volumes/{name}", "volumes/" + VOLUME)
                .replace("resources/{name}", "resources/none")
                .replace("{name}", app.name() + "/" + app.name())
                .replace("{reference}", names.get("digest"))
                .replace("{digest}", names.get("digest"))
                .replace("{pod}", names.get("pod"))
                .replace("{deployment}", app.name() + "-web")
                .replace("{ptype}", "web")
                .replace("{domain}", names.get("domain"))
                .replace("{cert}", names.get("cert"))
                .replace("{route}", app.name())
                .replace("{version}", "3")
                .replace("{client}", "no-such-client")
                .replace("{group}", "no-such-group")
                .replaceAll("\\{(?:user|type|schema|issuer)\\}", "none")
                .replace("{username}", app.owner().name());
    }

    /** What to send to the route of {@link AppRoutes} for it to do something, in this user's favour where it can. */
    public String body(String route, String user) {
        return AppRoutes.BODIES.get(route).replace("POD", names.get("pod")).replace("USER", user);
    }

    /** All that the owner can see of it, to compare. */
    public List<String> snapshot() {
        List<String> seen = new ArrayList<>();
        Stream.of(
                        "",
                        "config/",
                        "releases/",
                        "builds/",
                        "domains/",
                        "settings/",
                        "ptypes/",
                        "perms/",
                        "volumes/",
                        FILES,
                        "certs/",
                        "services/",
                        "gateways/",
                        "routes/",
                        "tls/")
                .map(below -> app.get(below).is(200).body())
                .forEach(seen::add);
        app.pods().forEach(pod -> seen.add(pod.path("name").asText()));
        Stream.of("/v2/keys/", "/v2/tokens/")
                .map(path -> app.owner().api().get(path).is(200).body())
                .forEach(seen::add);
        seen.add(app.visit().is(200).body());
        return seen;
    }

    private static String first(Person owner, String path, String member) {
        return owner.api().get(path).is(200).results().get(0).path(member).asText();
    }
}
