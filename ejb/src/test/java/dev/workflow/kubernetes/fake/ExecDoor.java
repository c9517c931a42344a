package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs commands beside containers, over WebSocket. */
final class ExecDoor implements Door.Special {

    static final String V5 = "v5.channel.k8s.io";
    private static final Set<String> PROTOCOLS = Set.of(V5, "v4.channel.k8s.io");

    private final Api api;
    private final Kubelet kubelet;

    ExecDoor(Api api, Kubelet kubelet) {
        this.api = api;
        this.kubelet = kubelet;
    }

    @Override
    public void serve(HttpServerExchange exchange, Address address, Call call) throws Exception {
        JsonObject pod = api.get(Resource.POD, address.namespace(), address.name());
        List<String> command = new ArrayList<>(
                Optional.ofNullable(exchange.getQueryParameters().get("command"))
                        .orElse(new java.util.ArrayDeque<>()));
        if (command.isEmpty()) {
            throw Refusal.badRequest("you must specify at least 1 command for the container");
        }
        Beside beside = kubelet.run(pod)
                .flatMap(run -> run.container(call.query("container")))
                .flatMap(ContainerRun::beside)
                .orElseThrow(() -> Refusal.of(
                        500,
                        "InternalError",
                        "unable to upgrade connection: container not found (\"" + call.query("container") + "\")",
                        null));
        if (!exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
            throw Refusal.badRequest("Upgrade request required");
        }
        WebSocketConnectionCallback callback = (http, channel) ->
                new ExecChannel(channel, beside, command, call.flag("tty"), call.flag("stdin")).begin();
        new WebSocketProtocolHandshakeHandler(List.of(new Hybi13Handshake(PROTOCOLS, false)), callback)
                .handleRequest(exchange);
    }
}
