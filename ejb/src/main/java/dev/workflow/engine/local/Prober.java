package dev.workflow.engine.local;

import dev.workflow.process.Probe.Check;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Asks one process how it is. Ports of a check that are the declared one mean the process's real one. */
final class Prober {

    /** @param well whether it answered as a well process does
     *  @param answer what it said, for people */
    record Answer(boolean well, String answer) {}

    private static final int LONGEST_STATUS = 512;

    private final int declaredPort;
    private final int realPort;
    private final BiFunction<List<String>, Duration, Answer> command;

    /** @param command runs an exec check beside the process */
    Prober(int declaredPort, int realPort, BiFunction<List<String>, Duration, Answer> command) {
        this.declaredPort = declaredPort;
        this.realPort = realPort;
        this.command = command;
    }

    Answer ask(Check check, Duration timeout) {
        if (check instanceof Check.Exec exec) {
            return command.apply(exec.command(), timeout);
        }
        int port = check instanceof Check.HttpGet http ? http.port() : ((Check.TcpSocket) check).port();
        int real = port == declaredPort || port <= 0 ? realPort : port;
        int millis = (int) Math.max(1, timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), real), millis);
            socket.setSoTimeout(millis);
            return check instanceof Check.HttpGet http
                    ? get(socket, http, real)
                    : new Answer(true, "accepts connections");
        } catch (IOException e) {
            return new Answer(false, "port " + real + ": " + e.getMessage());
        }
    }

    private static Answer get(Socket socket, Check.HttpGet http, int port) throws IOException {
        StringBuilder request = new StringBuilder("GET " + word(http.path()) + " HTTP/1.1\r\n");
        boolean named = http.headers().keySet().stream().anyMatch("host"::equalsIgnoreCase);
        if (!named) {
            request.append("Host: localhost:").append(port).append("\r\n");
        }
        http.headers().forEach((name, value) -> request.append(line(name))
                .append(": ")
                .append(line(value))
                .append("\r\n"));
        request.append("User-Agent: workflow-probe\r\nConnection: close\r\n\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        String status = statusLine(socket.getInputStream());
        boolean well = status.matches("HTTP/1\\.[01] [23][0-9][0-9].*");
        return new Answer(well, "GET " + http.path() + " answered " + (status.isEmpty() ? "nothing" : status));
    }

    private static String statusLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r' && c != '\n' && line.length() < LONGEST_STATUS; c = in.read()) {
            line.append(c < ' ' || c > '~' ? '?' : (char) c);
        }
        return line.toString();
    }

    private static String word(String path) {
        String plain = line(path).replace(" ", "%20");
        return plain.startsWith("/") ? plain : "/" + plain;
    }

    private static String line(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}
