package dev.workflow.kubernetes.fake;

import dev.workflow.kubernetes.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path is about.
 *
 * @param namespace empty for all, or for kinds that live in none
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
public record Address(Resource resource, String namespace, String name, String subresource) {

    /** Empty when the path is about no kind that is served. */
    static Optional<Address> parse(String path, Kinds kinds) {
        List<String> steps = new ArrayList<>(Arrays.asList(path.split("/")));
        steps.removeIf(String::isEmpty);
        boolean core = !steps.isEmpty() && "api".equals(steps.get(0));
        int skip = core ? 2 : 3;
        if (steps.size() <= skip || !core && !"apis".equals(steps.get(0))) {
            return Optional.empty();
        }
        String group = core ? "" : steps.get(1);
        return rest(group, steps.get(skip - 1), steps.subList(skip, steps.size()), kinds);
    }

    private static Optional<Address> rest(String group, String version, List<String> steps, Kinds kinds) {
        boolean inside = "namespaces".equals(steps.get(0)) && steps.size() > 2 && !isSubresource(steps.get(2));
        String namespace = inside ? steps.get(1) : "";
        List<String> left = inside ? steps.subList(2, steps.size()) : steps;
        return kinds.find(group, version, left.get(0))
                .filter(resource -> !inside || resource.namespaced())
                .map(resource -> new Address(
                        resource,
                        namespace,
                        left.size() > 1 ? left.get(1) : "",
                        left.size() > 2 ? String.join("/", left.subList(2, left.size())) : ""));
    }

    private static boolean isSubresource(String step) {
        return "status".equals(step) || "finalize".equals(step);
    }

    /** As in rules of who may do what: {@code pods/log}, {@code deployments.apps}. */
    public String plural() {
        return resource + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
