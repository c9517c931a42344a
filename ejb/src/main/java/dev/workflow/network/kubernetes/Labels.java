package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The labels that say whose an object is (kubernetes.md §1); what is not wanted any more is found by them. */
final class Labels {

    static final String APP = "app";
    static final String HERITAGE = "heritage";
    static final String OURS = "drycc";

    /** Tells the Secrets of a network from those of the processes. */
    static final String CLASS = "class";

    static final String CERTIFICATE = "certificate";
    static final String ACME = "acme";

    private Labels() {}

    static Map<String, String> of(AppName app) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(APP, app.value());
        labels.put(HERITAGE, OURS);
        return labels;
    }

    /** Chooses what an app's network is made of. */
    static Selector selector(Resource resource, AppName app) {
        Selector own = Selector.all(Selector.is(HERITAGE, OURS), Selector.is(APP, app.value()));
        return resource.equals(Resource.SECRET)
                ? Selector.all(own, Selector.in(CLASS, Set.of(CERTIFICATE, ACME)))
                : own;
    }

    /** As the selector chooses. */
    static boolean own(Resource resource, AppName app, KubernetesObject object) {
        return object.label(HERITAGE).equals(OURS)
                && object.label(APP).equals(app.value())
                && (!resource.equals(Resource.SECRET)
                        || Set.of(CERTIFICATE, ACME).contains(object.label(CLASS)));
    }
}
