package dev.workflow.kubernetes;

import okhttp3.HttpUrl;

/** What is asked for, after the question mark. */
final class Queries {

    private Queries() {}

    static HttpUrl.Builder select(HttpUrl.Builder url, Selector selector) {
        return selector.text().isEmpty() ? url : url.addQueryParameter("labelSelector", selector.text());
    }

    static HttpUrl log(HttpUrl.Builder url, Cluster.LogRequest request) {
        if (!request.container().isEmpty()) {
            url.addQueryParameter("container", request.container());
        }
        if (request.lines() >= 0) {
            url.addQueryParameter("tailLines", String.valueOf(request.lines()));
        }
        if (request.since().isPresent()) {
            url.addQueryParameter("sinceTime", request.since().get().toString());
        }
        flag(url, "follow", request.follow());
        flag(url, "timestamps", request.timestamps());
        flag(url, "previous", request.previous());
        return url.build();
    }

    static HttpUrl exec(HttpUrl.Builder url, String container, Cluster.ExecRequest request) {
        request.command().forEach(word -> url.addQueryParameter("command", word));
        if (!container.isEmpty()) {
            url.addQueryParameter("container", container);
        }
        url.addQueryParameter("stdout", "true");
        // A terminal has one output.
        flag(url, "stderr", !request.tty());
        flag(url, "stdin", request.stdin());
        flag(url, "tty", request.tty());
        return url.build();
    }

    private static void flag(HttpUrl.Builder url, String name, boolean value) {
        if (value) {
            url.addQueryParameter(name, "true");
        }
    }
}
