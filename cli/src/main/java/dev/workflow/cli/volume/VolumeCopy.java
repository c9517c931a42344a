package dev.workflow.cli.volume;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Refused;
import dev.workflow.cli.terminal.ProgressBar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies files and directories between this machine and a volume. */
final class VolumeCopy {
    private static final int NOT_FOUND = 404;

    private final Session session;
    private final String volumes;

    /** @param volumes the path of the app's volumes, with a final slash */
    VolumeCopy(Session session, String volumes) {
        this.session = session;
        this.volumes = volumes;
    }

    /** Copies a file, or a directory with all in it, into an existing local directory. */
    void download(VolumePath source, Path target) {
        if (!Files.isDirectory(target)) {
            throw new Failure("the local path must be an existing dir");
        }
        try {
            fetch(source, target);
        } catch (IOException e) {
            throw new Failure("cannot write to " + target + ": " + e.getMessage(), e);
        }
    }

    private void fetch(VolumePath source, Path directory) throws IOException {
        List<Json> listed = list(source);
        boolean single = listed.size() == 1
                && listed.get(0).text("type").equals("file")
                && listed.get(0).text("path").replaceFirst("^/", "").equals(source.path());
        if (single) {
            save(source, inside(directory, source.name()));
            return;
        }
        Path target = source.path().isEmpty() || source.path().endsWith("/")
                ? directory
                : Files.createDirectories(inside(directory, source.name()));
        for (Json entry : listed) {
            String base = source.path().isEmpty() || source.path().endsWith("/") ? source.path() : source.path() + "/";
            VolumePath inner = new VolumePath(source.volume(), base + entry.text("name"));
            if (entry.text("type").equals("dir")) {
                fetch(inner, target);
            } else {
                save(inner, inside(target, inner.name()));
            }
        }
    }

    /** Names come from a tenant's volume: they may not lead out of the directory. */
    private static Path inside(Path directory, String name) {
        Path file = directory.resolve(name).normalize();
        if (name.isEmpty() || !directory.normalize().equals(file.getParent())) {
            throw new Failure("the volume holds a file with the unusable name '" + name + "'");
        }
        return file;
    }

    private List<Json> list(VolumePath path) {
        return session.api()
                .get(client(path.volume()) + "?path=" + Segment.query(path.path()))
                .items("results");
    }

    private void save(VolumePath source, Path target) throws IOException {
        String path = client(source.volume()) + Segment.path(source.path());
        session.api().download(path, (body, length) -> {
            try (ProgressBar bar = new ProgressBar(session.console(), source.path(), length)) {
                Files.copy(bar.over(body), target, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    /**
     * Copies a file, or a directory with all in it, into a directory of the volume.
     *
     * @param contents copies what is in the directory instead of the directory itself
     */
    void upload(Path source, boolean contents, VolumePath target) {
        List<Json> there = listIfThere(target);
        boolean file = there.size() == 1
                && there.get(0).text("type").equals("file")
                && there.get(0).text("path").replaceFirst("^/", "").equals(target.path());
        if (file) {
            throw new Failure("the volume path cannot be an existing file");
        }
        Path base = contents && Files.isDirectory(source) ? source : source.getParent();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                Path inner = base == null ? each : base.relativize(each);
                String sub = inner.getParent() == null ? "" : inner.getParent() + "/";
                send(each, target.volume(), target.path().replaceFirst("/*$", "/") + sub);
            }
        } catch (IOException e) {
            throw new Failure("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    /** A directory that is not there yet is made by the upload. */
    private List<Json> listIfThere(VolumePath path) {
        try {
            return list(path);
        } catch (Refused refused) {
            if (refused.status() == NOT_FOUND) {
                return List.of();
            }
            throw refused;
        }
    }

    private void send(Path file, String volume, String directory) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "filer/octet-stream");
        headers.put(
                "Content-Disposition",
                "attachment; filename=\"" + header(file.getFileName().toString()) + "\"; filepath=\""
                        + header(directory) + "\"");
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file);
                ProgressBar bar = new ProgressBar(session.console(), file.toString(), size)) {
            session.api().upload(client(volume), headers, size, bar.over(in));
        }
    }

    private static String header(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            throw new Failure("'" + value + "' holds characters that cannot be sent");
        }
        return value;
    }

    private String client(String volume) {
        return volumes + Segment.of(volume) + "/client/";
    }
}
