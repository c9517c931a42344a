package dev.workflow.acceptance.contract;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.util.Map;
import java.util.TreeMap;

/** The things that calls are about: an app whose permissions are given out, somebody else's, and what they have. */
public final class Scene {

    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";
    private static final Map<Kind, String> GRANTS =
            Map.of(Kind.VIEWER, "view", Kind.CHANGER, "change", Kind.DELETER, "delete");

    private final Platform platform;
    private final Cast cast;
    private final Person neighbour;
    private final Person guest;
    private final Map<Target, Map<String, String>> names =
            Map.of(Target.OWN, new TreeMap<>(), Target.FOREIGN, new TreeMap<>(), Target.MISSING, new TreeMap<>());

    private Scene(Platform platform, Cast cast) throws Exception {
        this.platform = platform;
        this.cast = cast;
        this.neighbour = Accounts.create(platform, FreshName.of("neighbour"));
        this.guest = Accounts.create(platform, FreshName.of("guest"));
    }

    public static Scene with(Platform platform, Cast cast) throws Exception {
        Scene scene = new Scene(platform, cast);
        scene.furnish(Target.OWN, scene.ownApp());
        scene.furnish(Target.FOREIGN, scene.neighbour.create(platform, FreshName.of("foreign")));
        scene.names.get(Target.MISSING).putAll(Map.of("app", "no-such-app", "build", NOTHING, "operation", NOTHING));
        scene.names
                .get(Target.MISSING)
                .putAll(Map.of("token", NOTHING, "key", "no-such-key", "user", "nobody-of-that-name"));
        scene.accountOfTheOwner();
        return scene;
    }

    /** The path of an operation with real names in it; the document's examples for what is not the point. */
    public String path(Operation operation, Target target) {
        Map<String, String> of = names.get(target);
        String path = operation.path();
        String uuid = path.contains("builds/")
                ? of.get("build")
                : path.contains("operations/") ? of.get("operation") : of.get("token");
        String user = path.startsWith("/v2/users/") ? of.get("user") : guest.name();
        Map<String, String> values = new TreeMap<>(operation.examples());
        values.putAll(Map.of("id", of.get("app"), "name", of.get("app") + "/" + of.get("app"), "username", user));
        if (uuid != null) {
            values.put("uuid", uuid);
        }
        if (path.startsWith("/v2/keys/") && of.containsKey("key")) {
            values.put("key", of.get("key"));
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path + query(operation, of.get("app"));
    }

    /** The path of an operation that destroys the app: with the name of another one like it. */
    public String pathOfAnother(Operation operation, Target target) {
        App app = target == Target.OWN ? ownApp() : neighbour.create(platform, FreshName.of("foreign"));
        return operation.path().replace("{id}", app.name());
    }

    private static String query(Operation operation, String app) {
        StringBuilder query = new StringBuilder();
        operation.requiredQuery().forEach(name -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(name.equals("app") ? app : "none"));
        return query.toString();
    }

    private App ownApp() {
        App app = cast.person(Kind.OWNER).create(platform, FreshName.of("matrix"));
        GRANTS.forEach((kind, permission) -> app.post(
                        "perms/", Map.of("username", cast.person(kind).name(), "permissions", permission))
                .is(201));
        return app;
    }

    /** A build that is not deployed, and an operation that is over soon. */
    private void furnish(Target target, App app) {
        app.post("settings/", Map.of("autodeploy", false)).is(201);
        Map<String, ?> build = Map.of("image", "registry.invalid/x:1", "stack", "container");
        String uuid = app.post("builds/", build).is(201).text("uuid");
        app.post("releases/deploy/", "{}").is(204);
        String operation = app.owner()
                .api()
                .get("/v2/operations/?app=" + app.name())
                .is(200)
                .results()
                .get(0)
                .path("uuid")
                .asText();
        names.get(target)
                .putAll(Map.of("app", app.name(), "build", uuid, "operation", operation, "user", guest.name()));
    }

    /** A token that is not the one used here, and a key. */
    private void accountOfTheOwner() throws Exception {
        Person owner = cast.person(Kind.OWNER);
        String shown = Accounts.again(platform, owner).token().substring(0, 14);
        owner.api().get("/v2/tokens/").is(200).results().stream()
                .filter(token -> token.path("fuzzy_key").asText().startsWith(shown))
                .forEach(token ->
                        names.get(Target.OWN).put("token", token.path("uuid").asText()));
        SshKey.of(owner);
        String key =
                owner.api().get("/v2/keys/").is(200).results().get(0).path("id").asText();
        names.get(Target.OWN).put("key", key);
    }
}
