package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** Reads a list in pages; from the start again when it took so long that the server forgot where we were. */
final class Pages {

    private static final String PAGE = "250";
    private static final int RESTARTS = 3;

    private final Calls calls;

    Pages(Calls calls) {
        this.calls = calls;
    }

    /** @param version of the list, to watch from */
    record Listed(List<KubernetesObject> items, String version) {}

    Listed read(HttpUrl from, String accept) {
        for (int restarts = 0; ; restarts++) {
            try {
                return once(from, accept);
            } catch (ClusterProblem problem) {
                if (problem.kind() != Kind.EXPIRED || restarts == RESTARTS) {
                    throw problem;
                }
            }
        }
    }

    private Listed once(HttpUrl from, String accept) {
        List<KubernetesObject> items = new ArrayList<>();
        HttpUrl base = from.newBuilder().addQueryParameter("limit", PAGE).build();
        HttpUrl page = base;
        while (true) {
            KubernetesObject answer = calls.object(ApiCall.get(page, accept));
            items.addAll(answer.parts("items"));
            String next = answer.text("metadata", "continue");
            if (next.isEmpty()) {
                return new Listed(items, answer.text("metadata", "resourceVersion"));
            }
            page = base.newBuilder().addQueryParameter("continue", next).build();
        }
    }
}
