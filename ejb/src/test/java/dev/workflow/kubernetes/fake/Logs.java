package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Serves what containers printed. */
final class Logs implements Door.Special {

    private static final long TICK_MILLIS = 200;

    private final Api api;
    private final Kubelet kubelet;
    private final BooleanSupplier open;

    Logs(Api api, Kubelet kubelet, BooleanSupplier open) {
        this.api = api;
        this.kubelet = kubelet;
        this.open = open;
    }

    @Override
    public void serve(HttpServerExchange exchange, Address address, Call call) throws Exception {
        JsonObject pod = api.get(Resource.POD, address.namespace(), address.name());
        String container = container(pod, call.query("container"));
        if (!Tree.has(pod, "spec", "nodeName")) {
            exchange.setStatusCode(204);
            return;
        }
        Optional<ContainerRun> run = kubelet.run(pod).flatMap(one -> one.container(container));
        boolean previous = call.flag("previous");
        Optional<ContainerLog> log = run.flatMap(one -> one.log(previous));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
        if (log.isEmpty()) {
            throw missing(pod, container, previous, run);
        }
        try {
            send(exchange, log.get(), call);
        } catch (IOException clientGone) {
            exchange.getConnection().close();
        }
    }

    private static String container(JsonObject pod, String said) {
        List<String> names = Tree.objects(pod, "spec", "containers").stream()
                .map(one -> Tree.text(one, "name"))
                .toList();
        boolean known = names.contains(said)
                || Tree.objects(pod, "spec", "initContainers").stream()
                        .anyMatch(one -> said.equals(Tree.text(one, "name")));
        if (said.isEmpty() && names.size() == 1) {
            return names.get(0);
        }
        if (said.isEmpty()) {
            throw Refusal.badRequest("a container name must be specified for pod " + Metadata.name(pod)
                    + ", choose one of: [" + String.join(" ", names) + "]");
        }
        if (!known) {
            throw Refusal.badRequest("container " + said + " is not valid for pod " + Metadata.name(pod));
        }
        return said;
    }

    private static Refusal missing(JsonObject pod, String container, boolean previous, Optional<ContainerRun> run) {
        String name = "container \"" + container + "\" in pod \"" + Metadata.name(pod) + "\"";
        if (previous) {
            return Refusal.badRequest("previous terminated " + name + " not found");
        }
        String reason =
                run.map(one -> Tree.text(one.state().content(), "reason")).orElse("ContainerCreating");
        String why =
                switch (reason) {
                    case "ErrImagePull" -> "image can't be pulled";
                    case "ImagePullBackOff" -> "trying and failing to pull image";
                    default -> reason;
                };
        return Refusal.badRequest(name + " is waiting to start: " + why);
    }

    private void send(HttpServerExchange exchange, ContainerLog log, Call call)
            throws IOException, InterruptedException {
        OutputStream out = exchange.getOutputStream();
        int next = 0;
        if (!call.query("tailLines").isEmpty()) {
            next = Math.max(0, log.size() - Integer.parseInt(call.query("tailLines")));
        }
        Instant since = since(call);
        boolean stamped = call.flag("timestamps");
        while (open.getAsBoolean() && exchange.getConnection().isOpen()) {
            boolean ended = log.ended();
            List<ContainerLog.Line> lines = log.from(next);
            for (ContainerLog.Line line : lines) {
                if (!line.at().isBefore(since)) {
                    String stamp = stamped ? line.at() + " " : "";
                    out.write((stamp + line.text() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            next += lines.size();
            out.flush();
            if (!call.flag("follow") || ended && lines.isEmpty()) {
                return;
            }
            log.await(next, TICK_MILLIS);
        }
    }

    private static Instant since(Call call) {
        if (!call.query("sinceTime").isEmpty()) {
            return java.time.OffsetDateTime.parse(call.query("sinceTime")).toInstant();
        }
        String seconds = call.query("sinceSeconds");
        return seconds.isEmpty() ? Instant.MIN : Instant.now().minusSeconds(Long.parseLong(seconds));
    }
}
