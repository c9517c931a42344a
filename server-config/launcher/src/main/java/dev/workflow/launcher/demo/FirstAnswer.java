package dev.workflow.launcher.demo;

import dev.workflow.launcher.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Waits until an app answers through the router. Speaks HTTP/1.0 by hand, for the name under {@code .localhost} may not
 * resolve here and Java's client does not let the Host header differ from the address.
 */
final class FirstAnswer {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int LONGEST_ANSWER = 4_000;
    private static final long POLL_MILLIS = 200;

    private final String host;
    private final int port;

    FirstAnswer(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** @return the body of the first 200 */
    String await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                Optional<String> body = ask();
                if (body.isPresent()) {
                    return body.get();
                }
                last = "an answer other than 200";
            } catch (IOException e) {
                last = e.getMessage();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new Refusal("http://" + host + ":" + port + " did not answer within " + patience.toSeconds() + " s ("
                + last + "): see \"./workflow logs server\".");
    }

    private Optional<String> ask() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            String request = "GET / HTTP/1.0\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = in.readLine();
            if (status == null || !status.matches("HTTP/1\\.[01] 200( .*)?")) {
                return Optional.empty();
            }
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                continue;
            }
            String body = in.lines().collect(Collectors.joining("\n"));
            return Optional.of(body.substring(0, Math.min(body.length(), LONGEST_ANSWER)));
        }
    }
}
