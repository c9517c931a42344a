package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Capabilities;
import dev.workflow.kubernetes.Cluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.stream.Collectors;

/** A cluster as it would be without the kinds of a group: it says that it does not serve them. */
final class Without {

    private Without() {}

    static Cluster group(String group, Cluster whole) {
        Capabilities all = whole.capabilities();
        Capabilities rest = new Capabilities(
                all.version(),
                all.minor(),
                all.served().stream()
                        .filter(kind -> !kind.contains("." + group + "/"))
                        .collect(Collectors.toSet()));
        return (Cluster) Proxy.newProxyInstance(
                Without.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("capabilities") ? rest : method.invoke(whole, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
