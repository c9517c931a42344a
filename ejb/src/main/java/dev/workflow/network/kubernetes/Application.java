package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.Complaint;
import dev.workflow.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One making-true of an app's network: first what is to be there, then what is to be there no more. */
final class Application {

    private final Cluster cluster;
    private final Dialect dialect;
    private final AppName app;
    private final Rendering rendering;
    private final List<Complaint> complaints;

    Application(Cluster cluster, Dialect dialect, NetworkSpec wanted) {
        this.cluster = cluster;
        this.dialect = dialect;
        this.app = wanted.app();
        this.rendering = Rendering.of(wanted, dialect);
        this.complaints = new ArrayList<>(rendering.complaints());
    }

    /** @return what was refused or cannot be expressed */
    List<Complaint> run() {
        rendering
                .objects()
                .forEach(wanted -> attempt(wanted.toString(), () -> cluster.apply(wanted.resource(), wanted.object())));
        dialect.kinds().forEach(this::clear);
        lookForClass();
        return complaints;
    }

    private void clear(Resource kind) {
        Set<String> wanted = rendering.objects().stream()
                .filter(object -> object.resource().equals(kind))
                .map(Wanted::name)
                .collect(Collectors.toSet());
        attempt("the " + kind.plural() + " of " + app, () -> {
            for (KubernetesObject there : cluster.list(kind, app.value(), Labels.selector(kind, app))) {
                if (!wanted.contains(there.name())) {
                    cluster.delete(kind, app.value(), there.name(), Optional.empty());
                }
            }
        });
    }

    /** A gateway of a class that does not exist is taken by the cluster and then by nobody. */
    private void lookForClass() {
        boolean used = rendering.objects().stream()
                .anyMatch(object -> object.resource().equals(Resource.GATEWAY));
        String name = dialect.settings().gatewayClass();
        if (used && dialect.capabilities().serves(Dialect.GATEWAY_CLASS) && !known(name)) {
            complaints.add(Complaint.lasting("gateways get no traffic: this cluster has no gateway class " + name
                    + "; its operator installs it, or sets WORKFLOW_KUBERNETES_GATEWAY_CLASS to one it has"));
        }
    }

    /** True, too, when it cannot be found out: the platform needs no right to read classes. */
    private boolean known(String gatewayClass) {
        try {
            return cluster.get(Dialect.GATEWAY_CLASS, "", gatewayClass).isPresent();
        } catch (ClusterProblem notTold) {
            return true;
        }
    }

    private void attempt(String subject, Runnable call) {
        try {
            call.run();
        } catch (ClusterProblem refused) {
            complaints.add(Refusals.of(subject, refused));
        }
    }
}
