package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.PullCredential;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The credentials by which nodes get an app's images. */
final class PullSecret {

    private static final String FILE = ".dockerconfigjson";
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private PullSecret() {}

    static Wanted of(ClusterLayout layout, AppName app, List<PullCredential> credentials) {
        Map<String, Object> auths = new TreeMap<>();
        credentials.forEach(credential -> auths.put(host(layout, credential), Map.of("auth", encoded(credential))));
        String file = KubernetesObject.of(Map.of("auths", auths)).content();
        Fields content = Fields.of("type", "kubernetes.io/dockerconfigjson").with("data", Map.of(FILE, encoded(file)));
        return Wanted.of(Resource.SECRET, Metadata.of(app, ObjectNames.PULL, ObjectLabels.of(app)), content);
    }

    /** Docker's own registry goes by an address that is no host. */
    private static String host(ClusterLayout layout, PullCredential credential) {
        String host = credential.registry();
        return host.isEmpty() || host.equals("docker.io") || host.equals("index.docker.io")
                ? DOCKER_HUB
                : layout.registry().forNodes(host);
    }

    private static String encoded(PullCredential credential) {
        return encoded(credential.username() + ":" + credential.password());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
