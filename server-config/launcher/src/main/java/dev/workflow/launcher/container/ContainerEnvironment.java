package dev.workflow.launcher.container;

import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.PlainEnvironment;
import java.util.List;
import java.util.Map;

/** The server's environment in a container: what was given, and ports that are open to other machines. */
final class ContainerEnvironment {

    private static final String ANY = "0.0.0.0";

    /** The KUBERNETES_ variables lead to the API server of the cluster that the container runs in. */
    private static final List<String> PREFIXES = List.of("WORKFLOW_", "DRYCC_", "KUBERNETES_", "KUBECONFIG");

    private ContainerEnvironment() {}

    static Map<String, String> of(Settings settings) {
        Map<String, String> given = settings.environment();
        Map<String, String> all = PlainEnvironment.from(given);
        given.forEach((name, value) -> {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                all.put(name, value);
            }
        });
        all.put("WORKFLOW_DATA", settings.data().root().toString());
        all.put("WORKFLOW_DOMAIN", settings.domain());
        for (PortName name : List.of(PortName.HTTP, PortName.SSH, PortName.ROUTER, PortName.ROUTER_TLS)) {
            all.put(name.variable(), Integer.toString(settings.port(name)));
        }
        all.putIfAbsent("WORKFLOW_ENGINE", "kubernetes");
        all.putIfAbsent("WORKFLOW_SSH_HOST", ANY);
        all.putIfAbsent("WORKFLOW_ROUTER_HOST", ANY);
        return all;
    }

    static String listen(Settings settings) {
        return settings.environment().getOrDefault("WORKFLOW_HTTP_HOST", ANY);
    }
}
