package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP to the logger. Nothing is done twice here: whoever calls knows whether to try again. */
final class LoggerCalls {

    private static final int CONNECT_MILLIS = 3_000;

    private final URI logger;
    private final String key;
    private final int silenceMillis;

    /** @param silence after which an answer counts as lost; longer than the logger's heartbeat */
    LoggerCalls(URI logger, String key, Duration silence) {
        String text = logger.toString();
        this.logger = URI.create(text.endsWith("/") ? text : text + "/");
        this.key = key;
        this.silenceMillis = (int) silence.toMillis();
    }

    /** Sends lines. @return the status of the answer */
    int append(String number, byte[] lines) throws IOException {
        HttpURLConnection call = open("POST", "logs");
        call.setRequestProperty(Batches.NUMBER, number);
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(lines.length);
        try (OutputStream out = call.getOutputStream()) {
            out.write(lines);
        }
        return status(call);
    }

    int forget(AppName app) throws IOException {
        return status(open("DELETE", "logs/" + app));
    }

    byte[] tail(AppName app, int lines) throws IOException {
        try (InputStream in = content(open("GET", path(app, lines, false)))) {
            return in.readAllBytes();
        }
    }

    /** Whoever reads it gets an exception when the logger shows no sign of life. */
    HttpURLConnection follow(AppName app, int lines) throws IOException {
        return open("GET", path(app, lines, true));
    }

    /** @throws IOException also when it is refused */
    static InputStream content(HttpURLConnection call) throws IOException {
        if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the logger answered " + call.getResponseCode());
        }
        return call.getInputStream();
    }

    private static String path(AppName app, int lines, boolean follow) {
        return "logs/" + app + "?form=" + Reading.FIELDS + "&log_lines=" + lines + "&follow=" + follow;
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) logger.resolve(path).toURL().openConnection();
        call.setRequestMethod(method);
        call.setRequestProperty("Authorization", "Bearer " + key);
        call.setInstanceFollowRedirects(false);
        call.setConnectTimeout(CONNECT_MILLIS);
        call.setReadTimeout(silenceMillis);
        return call;
    }

    private static int status(HttpURLConnection call) throws IOException {
        int status = call.getResponseCode();
        try (InputStream rest = status < 400 ? call.getInputStream() : call.getErrorStream()) {
            if (rest != null) {
                rest.readAllBytes();
            }
        }
        return status;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
