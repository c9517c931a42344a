package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Probes and life cycle hooks: what they find, in the kubelet's words. */
final class Hooks {

    /** @param message what is wrong; empty when all is well */
    record Outcome(boolean well, String message) {}

    private static final Outcome WELL = new Outcome(true, "");

    private final Beside beside;
    private final String address;

    Hooks(Beside beside, String address) {
        this.beside = beside;
        this.address = address;
    }

    /** @param handler with exec, httpGet or tcpSocket */
    Outcome run(JsonObject handler, int seconds) {
        if (handler.has("exec")) {
            return exec(Tree.words(handler, "exec", "command"), seconds);
        }
        if (handler.has("httpGet")) {
            return http(handler.getAsJsonObject("httpGet"), seconds);
        }
        if (handler.has("tcpSocket")) {
            return tcp((int) Tree.number(handler, 0, "tcpSocket", "port"), seconds);
        }
        return WELL;
    }

    private Outcome exec(List<String> command, int seconds) {
        try {
            Beside.Ended ended = beside.run(command, seconds);
            if (ended.code() < 0) {
                return new Outcome(
                        false,
                        "command timed out: \"" + String.join(" ", command) + "\" timed out after " + seconds + "s");
            }
            return ended.code() == 0 ? WELL : new Outcome(false, ended.output());
        } catch (IOException gone) {
            return new Outcome(false, gone.getMessage());
        }
    }

    private Outcome tcp(int port, int seconds) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), seconds * 1000);
            return WELL;
        } catch (IOException refused) {
            return new Outcome(false, "dial tcp " + address + ":" + port + ": connect: connection refused");
        }
    }

    private Outcome http(JsonObject get, int seconds) {
        int port = (int) Tree.number(get, 80, "port");
        String path = Tree.text(get, "path");
        String url = "http://" + address + ":" + port + (path.startsWith("/") ? path : "/" + path);
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(seconds * 1000);
            connection.setReadTimeout(seconds * 1000);
            connection.setInstanceFollowRedirects(false);
            Tree.objects(get, "httpHeaders")
                    .forEach(header ->
                            connection.setRequestProperty(Tree.text(header, "name"), Tree.text(header, "value")));
            int status = connection.getResponseCode();
            connection.disconnect();
            return status >= 200 && status < 400
                    ? WELL
                    : new Outcome(false, "HTTP probe failed with statuscode: " + status);
        } catch (java.net.SocketTimeoutException late) {
            return new Outcome(
                    false,
                    "Get \"" + url + "\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        } catch (IOException refused) {
            return new Outcome(
                    false, "Get \"" + url + "\": dial tcp " + address + ":" + port + ": connect: connection refused");
        }
    }
}
