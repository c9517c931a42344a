package dev.workflow.kubernetes;

import com.google.gson.JsonParseException;
import dev.workflow.kubernetes.Exchange.Opened;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.HttpUrl;

/** Addresses and opens the list and the watches of one kind. */
final class Watches {

    private static final String OURS = "heritage=drycc";
    private static final int SHORTEST_SECONDS = 240;
    private static final int SPREAD_SECONDS = 120;
    /** A server ends a watch itself after the time asked for: longer silence means that nobody is there. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final Calls calls;
    private final Resource resource;
    private final HttpUrl all;

    Watches(Calls calls, Paths paths, Resource resource) {
        this.calls = calls;
        this.resource = resource;
        this.all =
                paths.all(resource, "").addQueryParameter("labelSelector", OURS).build();
    }

    HttpUrl all() {
        return all;
    }

    /** The form of a list: of Secrets only names and labels leave the server. */
    String listForm() {
        return form("PartialObjectMetadataList");
    }

    private String form(String partial) {
        return resource.equals(Resource.SECRET)
                ? "application/json;as=" + partial + ";g=meta.k8s.io;v=v1"
                : ApiCall.JSON;
    }

    /** @throws ClusterProblem when the server refuses */
    WatchStream open(String version) throws IOException, InterruptedException {
        int seconds = SHORTEST_SECONDS + ThreadLocalRandom.current().nextInt(SPREAD_SECONDS);
        HttpUrl url = all.newBuilder()
                .addQueryParameter("watch", "true")
                .addQueryParameter("allowWatchBookmarks", "true")
                .addQueryParameter("resourceVersion", version)
                .addQueryParameter("timeoutSeconds", String.valueOf(seconds))
                .build();
        try {
            ApiCall call = ApiCall.get(url, form("PartialObjectMetadata"));
            return new WatchStream(
                    url, calls.open(call, Duration.ofSeconds(seconds).plus(LATE)));
        } catch (Refused refused) {
            throw Refusal.of(url, refused.answer());
        }
    }

    /** What the server tells, one after the other. */
    record WatchStream(HttpUrl url, Opened opened) implements AutoCloseable {

        record Event(String type, KubernetesObject object) {}

        /**
         * @return null when the server has ended the watch
         * @throws IOException when the connection was lost, also in the middle of an event
         * @throws ClusterProblem of an event of type ERROR
         */
        Event next() throws IOException {
            String line = opened.response().body().source().readUtf8Line();
            if (line == null) {
                return null;
            }
            Event event = event(line);
            if (event.type().equals("ERROR")) {
                throw Refusal.of(url, event.object());
            }
            return event;
        }

        private static Event event(String line) throws IOException {
            try {
                KubernetesObject event = KubernetesObject.parse(line);
                return new Event(event.text("type"), event.part("object"));
            } catch (JsonParseException | IllegalStateException cut) {
                throw new IOException("a watch event was cut off", cut);
            }
        }

        @Override
        public void close() {
            opened.response().close();
        }

        /** From another thread: {@link #next} fails. */
        void cancel() {
            opened.call().cancel();
        }
    }
}
