package dev.workflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From {@code git push} of a one-line change until the app's address gives the new answer. The file must be one whose
 * text is in the answer, such as the index.html of a static site: the line with "push-to-live" is changed, or appended
 * at first. One file without dependencies, so that {@code java PushToLive.java} runs it.
 */
public final class PushToLive {

    private static final Pattern MARK = Pattern.compile("push-to-live:[0-9a-f-]*");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 20;

    private final Path folder;
    private final Path file;
    private final String remote;
    private final HttpRequest request;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile String last = "none";

    private PushToLive(Path folder, String file, String remote, HttpRequest request) {
        this.folder = folder;
        this.file = folder.resolve(file);
        this.remote = remote;
        this.request = request;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 4) {
            System.err.println("Usage: java PushToLive.java <folder of the repository> <file> <remote> <app URL>"
                    + " [rounds, 10]");
            System.exit(2);
        }
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        int rounds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10;
        HttpRequest request = request(URI.create(arguments[3]));
        new PushToLive(Path.of(arguments[0]), arguments[1], arguments[2], request).measure(rounds);
    }

    /** Browsers and curl know that {@code *.localhost} is this machine (RFC 6761); Java asks the system, which may not. */
    private static HttpRequest request(URI app) {
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(5));
        if (app.getHost().endsWith(".localhost")) {
            request.header("Host", app.getAuthority());
            return request.uri(URI.create(app.toString().replace(app.getHost(), "127.0.0.1")))
                    .build();
        }
        return request.uri(app).build();
    }

    private void measure(int rounds) throws Exception {
        List<Double> live = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            String mark = "push-to-live:" + UUID.randomUUID();
            change(mark);
            git(List.of("commit", "--quiet", "--all", "--message", "Round " + round));
            long start = System.nanoTime();
            CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> awaitAnswerWith(mark));
            git(List.of("push", "--quiet", remote, "HEAD:refs/heads/master"));
            double pushed = seconds(System.nanoTime() - start);
            live.add(seconds(await(seen) - start));
            System.out.printf(
                    "round %2d: push returned after %.2f s, live after %.2f s%n", round, pushed, live.get(round - 1));
        }
        Collections.sort(live);
        System.out.printf("median %.2f s, max %.2f s%n", live.get(live.size() / 2), live.get(live.size() - 1));
        System.exit(0);
    }

    private long await(CompletableFuture<Long> seen) throws Exception {
        try {
            return seen.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException never) {
            throw new IOException(
                    "the new answer was not served within " + PATIENCE.toSeconds() + " s; the last one: " + last,
                    never);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private void change(String mark) throws IOException {
        Matcher old = MARK.matcher(Files.readString(file));
        if (old.find()) {
            Files.writeString(file, old.replaceFirst(mark));
        } else {
            Files.writeString(file, "<!-- " + mark + " -->\n", StandardOpenOption.APPEND);
        }
    }

    private void git(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + output);
        }
    }

    /** When the answer had the mark for the first time. */
    private long awaitAnswerWith(String mark) {
        while (true) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.body().contains(mark)) {
                    return System.nanoTime();
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException notUpYet) {
                last = notUpYet.toString();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
