package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ApiCall.Repeat;
import dev.workflow.kubernetes.Cluster.ExecListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.WebSocket;

/** Begins commands. One that may have begun is not begun again. */
final class ExecOpening {

    private final Calls calls;
    private final OkHttpClient sockets;

    ExecOpening(Calls calls, Connection connection) {
        this.calls = calls;
        this.sockets = connection.sockets();
    }

    PodExec open(HttpUrl url, ExecListener listener) {
        ApiCall call = new ApiCall("GET", url, "*/*", Optional.empty(), Repeat.NOT_DONE_ONLY);
        return new Attempts(calls, call).run(one -> once(one, new PodExec(listener)));
    }

    private PodExec once(ApiCall call, PodExec exec) throws IOException, InterruptedException, Refused {
        calls.turn();
        WebSocket socket = sockets.newWebSocket(
                calls.request(call)
                        .newBuilder()
                        .header("Sec-WebSocket-Protocol", PodExec.PROTOCOLS)
                        .build(),
                exec);
        try {
            return exec.opened().get();
        } catch (InterruptedException stop) {
            socket.cancel();
            throw stop;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw failed.getCause() instanceof IOException lost ? lost : new IOException(failed.getCause());
        }
    }
}
