package dev.workflow.kubernetes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.ApiCall.Body;
import dev.workflow.kubernetes.ApiCall.Repeat;
import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What changes the cluster. */
final class Writes {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    /** How far the server's clock may be behind ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** Here a null says that a field is to go. */
    private static final Gson WITH_NULLS =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final Calls calls;
    private final Paths paths;

    Writes(Calls calls, Paths paths) {
        this.calls = calls;
        this.paths = paths;
    }

    KubernetesObject apply(Resource resource, KubernetesObject wanted) {
        KubernetesObject typed = Typed.as(resource, wanted);
        HttpUrl url = paths.one(resource, typed.namespace(), typed.name())
                .addQueryParameter("fieldManager", Cluster.FIELD_MANAGER)
                .addQueryParameter("force", "true")
                .build();
        return calls.object(ApiCall.with("PATCH", url, APPLY, typed.content(), repeat(typed.resourceVersion())));
    }

    KubernetesObject merge(Resource resource, String namespace, String name, Map<String, ?> change) {
        JsonObject patch = WITH_NULLS.toJsonTree(change).getAsJsonObject();
        HttpUrl url = paths.one(resource, namespace, name)
                .addQueryParameter("fieldManager", Cluster.FIELD_MANAGER)
                .build();
        return calls.object(ApiCall.with("PATCH", url, MERGE, WITH_NULLS.toJson(patch), repeat(version(patch))));
    }

    private static String version(JsonObject patch) {
        return KubernetesObject.of(patch).resourceVersion();
    }

    /** A change of one version of the object must not be done to another. */
    private static Repeat repeat(String version) {
        return version.isEmpty() ? Repeat.ANYTIME : Repeat.UNLESS_CONFLICT;
    }

    KubernetesObject create(Resource resource, KubernetesObject fresh, Instant now) {
        KubernetesObject typed = Typed.as(resource, fresh);
        HttpUrl url = paths.in(resource, typed.namespace())
                .addQueryParameter("fieldManager", Cluster.FIELD_MANAGER)
                .build();
        Repeat repeat = typed.name().isEmpty() ? Repeat.NOT_DONE_ONLY : Repeat.NAMED_CREATE;
        Attempts attempts = new Attempts(calls, ApiCall.with("POST", url, ApiCall.JSON, typed.content(), repeat));
        try {
            return attempts.run(calls::send).object();
        } catch (ClusterProblem problem) {
            if (problem.kind() == Kind.ALREADY_EXISTS && attempts.unsure()) {
                return ours(resource, typed, now).orElseThrow(() -> problem);
            }
            throw problem;
        }
    }

    /** The object there, when it is the one that a try made whose answer was lost. */
    private Optional<KubernetesObject> ours(Resource resource, KubernetesObject fresh, Instant since) {
        KubernetesObject there = calls.object(
                ApiCall.get(paths.one(resource, fresh.namespace(), fresh.name()).build()));
        boolean byUs = there.parts("metadata", "managedFields").stream()
                .anyMatch(entry -> entry.text("manager").equals(Cluster.FIELD_MANAGER));
        boolean young =
                there.created().filter(at -> at.isAfter(since.minus(CLOCKS))).isPresent();
        boolean same = there.labels().entrySet().containsAll(fresh.labels().entrySet())
                && there.annotations()
                        .entrySet()
                        .containsAll(fresh.annotations().entrySet());
        return byUs && young && same && !there.deleted() ? Optional.of(there) : Optional.empty();
    }

    /** One object, or all that the address chooses. */
    void delete(HttpUrl url, Optional<Duration> grace) {
        JsonObject options = new JsonObject();
        options.addProperty("apiVersion", "v1");
        options.addProperty("kind", "DeleteOptions");
        options.addProperty("propagationPolicy", "Background");
        grace.ifPresent(time -> options.addProperty("gracePeriodSeconds", time.toSeconds()));
        Body body = new Body(ApiCall.JSON, options.toString());
        try {
            calls.answer(new ApiCall("DELETE", url, ApiCall.JSON, Optional.of(body), Repeat.ANYTIME));
        } catch (ClusterProblem problem) {
            if (problem.kind() != Kind.NOT_FOUND) {
                throw problem;
            }
        }
    }
}
