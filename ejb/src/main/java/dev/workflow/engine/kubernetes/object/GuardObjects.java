package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What keeps apps from taking the cluster from each other, as far as the operator has set bounds. */
final class GuardObjects {

    private GuardObjects() {}

    static List<Wanted> of(AppName app, ClusterLayout layout) {
        List<Wanted> guards = new ArrayList<>();
        ClusterLayout.Quota quota = layout.quota();
        if (!quota.hard().isEmpty()) {
            guards.add(guard(app, Resource.RESOURCE_QUOTA, Fields.of("hard", quota.hard())));
        }
        if (!quota.mostPerContainer().isEmpty()) {
            Object most = Map.of("type", "Container", "max", quota.mostPerContainer());
            guards.add(guard(app, Resource.LIMIT_RANGE, Fields.of("limits", List.of(most))));
        }
        if (layout.network().policies()) {
            guards.add(guard(app, Resource.NETWORK_POLICY, NetworkPart.of(layout)));
        }
        return guards;
    }

    /** Those that the settings do not ask for any more. */
    static List<AppObjects.Name> unwanted(ClusterLayout layout) {
        List<Resource> kinds =
                new ArrayList<>(List.of(Resource.RESOURCE_QUOTA, Resource.LIMIT_RANGE, Resource.NETWORK_POLICY));
        of(new AppName("any"), layout).forEach(guard -> kinds.remove(guard.resource()));
        return kinds.stream()
                .map(kind -> new AppObjects.Name(kind, ObjectNames.GUARD))
                .toList();
    }

    private static Wanted guard(AppName app, Resource resource, Fields content) {
        return Wanted.of(
                resource, Metadata.of(app, ObjectNames.GUARD, ObjectLabels.of(app)), Fields.of("spec", content));
    }
}
