package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;

/** An object that is to be there. */
record Wanted(Resource resource, KubernetesObject object) {

    String name() {
        return object.name();
    }

    @Override
    public String toString() {
        return resource.kind() + " " + name();
    }
}
