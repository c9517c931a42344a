package dev.workflow.kubernetes;

import dev.workflow.kubernetes.Exchange.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** All calls to the cluster go through here: below the rate, and counted. */
final class Calls {

    private final Connection connection;
    private final RateLimit limit;
    private final Duration patience;
    private final LongAdder made = new LongAdder();
    private final OkHttpClient once;

    Calls(Connection connection, ClusterSettings settings) {
        this.connection = connection;
        this.limit = new RateLimit(settings.qps(), settings.burst());
        this.patience = settings.patience();
        this.once = connection.once();
    }

    /** @throws ClusterProblem when it is refused, or not answered, for good */
    Answer answer(ApiCall call) {
        return new Attempts(this, call).run(this::send);
    }

    KubernetesObject object(ApiCall call) {
        return answer(call).object();
    }

    /** One try. */
    Answer send(ApiCall call) throws IOException, InterruptedException, Refused {
        turn();
        boolean repeatable = call.repeat() == ApiCall.Repeat.ANYTIME;
        OkHttpClient http = repeatable ? connection.calls() : once;
        Answer answer = Exchange.run(http, request(call), (sent, response) -> Answer.read(response));
        if (!answer.good()) {
            throw new Refused(answer);
        }
        return answer;
    }

    /**
     * One try of a call whose answer does not end soon. The caller closes it.
     *
     * @param silence after which it counts as lost; zero for never
     */
    Opened open(ApiCall call, Duration silence) throws IOException, InterruptedException, Refused {
        turn();
        Opened opened = Exchange.run(connection.streams(silence), request(call), Opened::new);
        if (!opened.response().isSuccessful()) {
            throw new Refused(Answer.read(opened.response()));
        }
        return opened;
    }

    /** Waits until one more call may be made, and counts it. */
    void turn() throws InterruptedException {
        limit.take();
        made.increment();
    }

    Request request(ApiCall call) {
        RequestBody body = call.body()
                .map(content -> RequestBody.create(
                        content.text().getBytes(StandardCharsets.UTF_8), MediaType.get(content.type())))
                .orElse(null);
        return connection
                .request(call.url())
                .header("Accept", call.accept())
                .method(call.method(), body)
                .build();
    }

    Duration patience() {
        return patience;
    }

    String server() {
        return connection.server();
    }

    long made() {
        return made.sum();
    }
}
