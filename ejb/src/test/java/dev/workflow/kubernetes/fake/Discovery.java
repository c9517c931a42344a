package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the server says about itself. */
final class Discovery {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final Kinds kinds;
    private volatile int minor = 36;

    Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    void minor(int value) {
        minor = value;
    }

    /** Empty when the path is about something else. */
    Optional<JsonObject> answer(String path) {
        String[] steps = path.replaceAll("^/|/$", "").split("/");
        return switch (steps[0] + steps.length) {
            case "version1" -> Optional.of(version());
            case "api1" -> Optional.of(versions());
            case "api2" -> resources("", steps[1]);
            case "apis1" -> Optional.of(groups());
            case "apis2" -> group(steps[1]);
            case "apis3" -> resources(steps[1], steps[2]);
            default -> Optional.empty();
        };
    }

    private JsonObject version() {
        JsonObject version = new JsonObject();
        version.addProperty("major", "1");
        version.addProperty("minor", Integer.toString(minor));
        version.addProperty("gitVersion", "v1." + minor + ".2");
        version.addProperty("platform", "linux/amd64");
        return version;
    }

    private static JsonObject versions() {
        JsonObject versions = new JsonObject();
        versions.addProperty("kind", "APIVersions");
        versions.add("versions", Tree.list(List.of("v1")));
        return versions;
    }

    private JsonObject groups() {
        JsonObject list = Answers.kind("APIGroupList", "v1");
        JsonArray groups = new JsonArray();
        Set<String> names = kinds.all().stream()
                .map(Resource::group)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.forEach(name -> group(name).ifPresent(group -> {
            group.remove("kind");
            group.remove("apiVersion");
            groups.add(group);
        }));
        list.add("groups", groups);
        return list;
    }

    private Optional<JsonObject> group(String name) {
        JsonArray versions = new JsonArray();
        kinds.all().stream()
                .filter(resource -> resource.group().equals(name))
                .map(Resource::version)
                .distinct()
                .forEach(version -> {
                    JsonObject one = new JsonObject();
                    one.addProperty("groupVersion", name + "/" + version);
                    one.addProperty("version", version);
                    versions.add(one);
                });
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        JsonObject group = Answers.kind("APIGroup", "v1");
        group.addProperty("name", name);
        group.add("versions", versions);
        group.add("preferredVersion", versions.get(0));
        return Optional.of(group);
    }

    private Optional<JsonObject> resources(String group, String version) {
        JsonArray resources = new JsonArray();
        kinds.all().stream()
                .filter(resource ->
                        resource.group().equals(group) && resource.version().equals(version))
                .forEach(resource -> {
                    resources.add(entry(resource, resource.plural(), VERBS));
                    if (kinds.hasStatus(resource)) {
                        resources.add(
                                entry(resource, resource.plural() + "/status", List.of("get", "patch", "update")));
                    }
                    if (Kinds.scaled(resource)) {
                        resources.add(entry(resource, resource.plural() + "/scale", List.of("get", "patch", "update")));
                    }
                });
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        JsonObject list = Answers.kind("APIResourceList", "v1");
        list.addProperty("groupVersion", group.isEmpty() ? version : group + "/" + version);
        list.add("resources", resources);
        return Optional.of(list);
    }

    private static JsonObject entry(Resource resource, String name, List<String> verbs) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", name);
        entry.addProperty(
                "singularName", name.contains("/") ? "" : resource.kind().toLowerCase(Locale.ROOT));
        entry.addProperty("namespaced", resource.namespaced());
        entry.addProperty("kind", resource.kind());
        entry.add("verbs", Tree.list(verbs));
        return entry;
    }
}
