package dev.workflow.release;

import dev.workflow.process.ProcessType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How many processes of each type an app has after a build arrives (model.md §7 step 2). */
final class Structure {

    private Structure() {}

    /**
     * Types of the build keep their scale, new ones start at 0, but for web at 1; types the build no longer has go. web
     * is always there, at 0 when the build has other types but no web.
     *
     * @param gone types that the build no longer names; a later build that names them again finds them at 0
     */
    static Map<String, Integer> adapt(Map<String, Integer> before, Set<String> gone, Set<String> buildTypes) {
        Map<String, Integer> current = new LinkedHashMap<>(before);
        gone.forEach(type -> current.put(type, 0));
        Map<String, Integer> adapted = new LinkedHashMap<>();
        String web = ProcessType.WEB.value();
        boolean hasWeb = buildTypes.isEmpty() || buildTypes.contains(web);
        adapted.put(web, hasWeb ? current.getOrDefault(web, 1) : 0);
        for (String type : buildTypes) {
            if (!type.equals(web)) {
                adapted.put(type, current.getOrDefault(type, 0));
            }
        }
        return adapted;
    }
}
