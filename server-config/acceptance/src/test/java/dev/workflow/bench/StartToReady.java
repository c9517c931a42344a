package dev.workflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the platform takes to be ready: the first time, warm, and after the server was killed. Starts and stops it on
 * the given data folder with the default ports. One file without dependencies, so that {@code java StartToReady.java} runs it.
 */
public final class StartToReady {

    private static final Pattern SERVER = Pattern.compile("(?m)^server\\s+ready\\s+(\\d+)");
    private static final Pattern READY = Pattern.compile("server\\s+ready after ([0-9.]+) s");
    private static final long PATIENCE_SECONDS = 300;
    private static final long POLL_MILLIS = 50;

    private final Path checkout;
    private final Path data;

    private StartToReady(Path checkout, Path data) {
        this.checkout = checkout;
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || Files.exists(Path.of(arguments[1]))) {
            System.err.println(
                    "Usage: java StartToReady.java <checkout> <data folder that does not exist> [rounds, 5]");
            System.exit(2);
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        new StartToReady(checkout, Path.of(arguments[1]).toAbsolutePath()).measure(rounds);
    }

    private void measure(int rounds) throws Exception {
        try {
            deleteArchives();
            System.out.printf("first        %.1f s%n", up());
            await("the class archive", () -> !archives().isEmpty());
            List<Double> warm = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                workflow("down");
                warm.add(up());
                System.out.printf("warm         %.1f s%n", warm.get(round - 1));
            }
            median("warm", warm);
            List<Double> crash = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                crash.add(kill());
                System.out.printf("after crash  %.1f s%n", crash.get(round - 1));
            }
            median("after crash", crash);
        } finally {
            workflow("down");
        }
    }

    private double up() throws IOException, InterruptedException {
        long start = System.nanoTime();
        workflow("up");
        return since(start);
    }

    /** As the launcher counts it, without its growing pause between crashes that follow each other within a minute. */
    private double kill() throws IOException, InterruptedException {
        int before = readies().size();
        Matcher server = SERVER.matcher(workflow("status"));
        if (!server.find()) {
            throw new IOException("the server is not ready");
        }
        ProcessHandle.of(Long.parseLong(server.group(1))).orElseThrow().destroyForcibly();
        await("the server", () -> readies().size() > before);
        return readies().get(before);
    }

    private List<Double> readies() {
        try {
            return Files.readAllLines(data.resolve("logs/launcher.log")).stream()
                    .map(READY::matcher)
                    .filter(Matcher::find)
                    .map(found -> Double.valueOf(found.group(1)))
                    .toList();
        } catch (IOException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private void deleteArchives() throws IOException {
        for (Path archive : archives()) {
            Files.delete(archive);
        }
    }

    private List<Path> archives() {
        Path cache = checkout.resolve("server-config/launcher/target/dist/cache");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private String workflow(String verb) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(checkout.resolve("workflow").toString(), verb, "--data", data.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("workflow " + verb + ":\n" + output);
        }
        return output;
    }

    private static void await(String what, BooleanSupplier there) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (since(start) > PATIENCE_SECONDS) {
                throw new IOException(what + " was not there within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void median(String what, List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        System.out.printf(
                "%s: median %.1f s, max %.1f s%n", what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
