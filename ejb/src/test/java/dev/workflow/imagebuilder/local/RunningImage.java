package dev.workflow.imagebuilder.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image out of the registry, unpacked and run in a sandbox as an engine would. */
final class RunningImage implements AutoCloseable {

    private final Builds builds;
    private final Path root;
    private final JsonNode config;
    private final int port;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Confined process;

    RunningImage(Builds builds, ImageReference image) throws IOException {
        this.builds = builds;
        this.root = FileTree.createFolders(builds.root.resolve("image-" + System.nanoTime()));
        this.config = builds.images.config(image).path("config");
        for (ImageStore.Descriptor layer : builds.images.pull(image).layers()) {
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new GZIPInputStream(builds.images.blob(image, layer.digest())), "UTF-8")) {
                unpack(tar);
            }
        }
        Files.createDirectories(root.resolve("layers"));
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    private void unpack(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path at = root.resolve(entry.getName());
            if (entry.isDirectory()) {
                FileTree.createFolders(at);
            } else if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(at, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, at);
                String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(at, PosixFilePermissions.fromString(mode));
            }
        }
    }

    Path root() {
        return root;
    }

    /** Starts the image's own entry point. */
    RunningImage start() throws IOException {
        start(List.of(config.path("Entrypoint").path(0).asText()));
        // A full pipe would stop a talkative app.
        Thread reader = new Thread(this::drain, "image-output");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void drain() {
        try (InputStream out = process.process().getInputStream()) {
            out.transferTo(log);
        } catch (IOException over) {
            log.writeBytes(over.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the started app has printed. */
    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private void start(List<String> command) throws IOException {
        process = builds.spawner.start(confinement(command), "image-" + System.nanoTime(), true);
    }

    /** Runs a command to its end and returns what it printed. */
    String output(List<String> command) throws Exception {
        start(command);
        try (InputStream out = process.process().getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.ended().get(30, TimeUnit.SECONDS);
            return code == 0 ? text : text + "exit code " + code;
        }
    }

    private Confinement confinement(List<String> command) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        config.path("Env")
                .forEach(entry -> environment.put(
                        entry.asText().split("=", 2)[0], entry.asText().split("=", 2)[1]));
        environment.put("PORT", Integer.toString(port));
        environment.put("HOME", Confinement.HOME);
        List<Confinement.Mount> mounts = new ArrayList<>();
        mounts.add(new Confinement.Mount(root.resolve("workspace"), "/workspace", false, true));
        mounts.add(new Confinement.Mount(root.resolve("layers"), "/layers", false));
        mounts.add(new Confinement.Mount(root.resolve("cnb"), "/cnb", false));
        Path scratch = FileTree.createFolders(builds.root.resolve("scratch-" + System.nanoTime()));
        if (builds.tenant.isPresent()) {
            FileTree.give(scratch, builds.tenant.get());
        }
        return new Confinement(
                Optional.empty(),
                mounts,
                environment,
                config.path("WorkingDir").asText(),
                command,
                Resources.UNLIMITED,
                false,
                Optional.of(scratch),
                Confinement.USER);
    }

    /** The answer, once there is one. */
    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()),
                        response -> response.statusCode() > 0);
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
            process.ended().join();
        }
    }
}
