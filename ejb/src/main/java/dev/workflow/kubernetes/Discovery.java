package dev.workflow.kubernetes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Asks the server what it is and knows. Servers since 1.27 say it in two answers; of others each group is asked, and one
 * whose own server is down is taken for not served.
 */
final class Discovery {

    private static final Logger LOG = System.getLogger(Discovery.class.getName());

    private static final String TOGETHER = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    private final Calls calls;
    private final Connection connection;
    private final Set<String> served = new HashSet<>();

    Discovery(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    Capabilities capabilities() {
        KubernetesObject version = calls.object(ApiCall.get(url("version")));
        KubernetesObject core = calls.object(ApiCall.get(url("api"), TOGETHER));
        if (together(core)) {
            core.parts("items").forEach(this::group);
        } else {
            ask("v1", "api", "v1");
        }
        KubernetesObject groups = calls.object(ApiCall.get(url("apis"), TOGETHER));
        if (together(groups)) {
            groups.parts("items").forEach(this::group);
        } else {
            groups.parts("groups").stream()
                    .flatMap(group -> group.parts("versions").stream())
                    .map(one -> one.text("groupVersion"))
                    .forEach(name -> ask(name, "apis", name));
        }
        return new Capabilities(version.text("gitVersion"), minor(version.text("minor")), served);
    }

    private static boolean together(KubernetesObject answer) {
        return answer.kind().equals("APIGroupDiscoveryList");
    }

    private void group(KubernetesObject group) {
        for (KubernetesObject version : group.parts("versions")) {
            String name = version.text("version");
            String place = group.name().isEmpty() ? name : group.name() + "/" + name;
            version.parts("resources").forEach(resource -> add(resource.text("resource"), place));
        }
    }

    private void ask(String place, String... path) {
        try {
            KubernetesObject list = calls.object(ApiCall.get(url(path)));
            list.parts("resources").forEach(resource -> add(resource.text("name"), place));
        } catch (ClusterProblem down) {
            LOG.log(Level.WARNING, "The cluster does not say what {0} has: {1}", place, down.getMessage());
        }
    }

    /** @param place {@code v1} or {@code group/version} */
    private void add(String plural, String place) {
        if (!plural.contains("/")) {
            served.add(place.contains("/") ? plural + "." + place : plural + "/" + place);
        }
    }

    private HttpUrl url(String... path) {
        HttpUrl.Builder url = connection.url();
        for (String part : path) {
            url.addPathSegments(part);
        }
        return url.build();
    }

    /** Some distributions say {@code 30+}. */
    private static int minor(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
