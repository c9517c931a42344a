package dev.workflow.kubernetes;

import com.google.gson.JsonParseException;
import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

/** What an answer that is not good means. */
final class Refusal {

    private static final int LONGEST = 2000;

    private Refusal() {}

    static ClusterProblem of(HttpUrl asked, Answer answer) {
        KubernetesObject status = status(answer.text());
        String message = status.text("message");
        if (message.isEmpty()) {
            message = answer.status() == 404
                    ? "the Kubernetes API server knows no " + asked.encodedPath()
                    : "the Kubernetes API server answered " + answer.status();
        }
        return new ClusterProblem(kind(answer.status(), status, message), answer.status(), fit(asked, message));
    }

    /** Of the object in a watch event of type ERROR. */
    static ClusterProblem of(HttpUrl asked, KubernetesObject status) {
        return of(asked, new Answer((int) status.number("code"), Duration.ZERO, status.content()));
    }

    static ClusterProblem lost(String server, IOException cause) {
        if (ApiCall.untrusted(cause)) {
            return new ClusterProblem(
                    Kind.UNAVAILABLE,
                    0,
                    "The certificate of the Kubernetes API server " + server + " is not trusted: " + cause.getMessage(),
                    cause);
        }
        return new ClusterProblem(
                Kind.UNAVAILABLE,
                0,
                "The Kubernetes API server " + server + " cannot be reached: " + cause.getMessage(),
                cause);
    }

    static ClusterProblem interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ClusterProblem(
                Kind.UNAVAILABLE, 0, "interrupted while waiting for the Kubernetes API server", cause);
    }

    /** Why a cache cannot be. */
    static ClusterProblem unreadable(Resource resource, Exception cause) {
        String what = "The cluster does not let " + resource + " of all namespaces be read: " + cause.getMessage();
        return cause instanceof ClusterProblem problem
                ? new ClusterProblem(problem.kind(), problem.status(), what, cause)
                : new ClusterProblem(Kind.UNAVAILABLE, 0, what, cause);
    }

    private static KubernetesObject status(String text) {
        try {
            return KubernetesObject.parse(text);
        } catch (JsonParseException | IllegalStateException notOurs) {
            // A proxy's page: it says nothing that a user could use.
            return KubernetesObject.of(Map.of());
        }
    }

    private static Kind kind(int code, KubernetesObject status, String message) {
        String reason = status.text("reason");
        return switch (code) {
            case 401 -> Kind.FORBIDDEN;
            case 403 -> forbidden(status, message);
            case 404 -> Kind.NOT_FOUND;
            case 409 -> reason.equals("AlreadyExists") ? Kind.ALREADY_EXISTS : Kind.CONFLICT;
            case 410 -> Kind.EXPIRED;
            case 400, 405, 406, 411, 413, 415, 422 -> Kind.INVALID;
            // So say servers that a field of an apply does not exist.
            case 500 -> message.startsWith("failed to create typed patch object") ? Kind.INVALID : Kind.UNAVAILABLE;
            default -> reason.equals("Expired") ? Kind.EXPIRED : Kind.UNAVAILABLE;
        };
    }

    private static Kind forbidden(KubernetesObject status, String message) {
        boolean terminating = status.parts("details", "causes").stream()
                .anyMatch(cause -> cause.text("reason").equals("NamespaceTerminating"));
        if (terminating) {
            return Kind.CONFLICT;
        }
        return message.contains("exceeded quota") || message.contains("failed quota") ? Kind.QUOTA : Kind.FORBIDDEN;
    }

    /** Messages of validation quote what is wrong, which of a Secret may be the secret. */
    private static String fit(HttpUrl asked, String message) {
        String safe = asked.pathSegments().contains("secrets")
                ? message.replaceAll("Invalid value: \"(?:[^\"\\\\]|\\\\.)*\"", "Invalid value: …")
                : message;
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }
}
