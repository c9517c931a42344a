package dev.workflow.volume;

import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The file client of volumes. No enterprise bean: rights are asked for in a transaction of their own, and while bytes
 * flow, at the pace of a client far away, neither a connection nor a bean of a pool is held.
 */
@ApplicationScoped
public class VolumeFileService {

    @Inject
    VolumeService volumes;

    @Inject
    VolumeFiles files;

    public List<StoredFile> list(Caller caller, String app, String volume, String path) {
        return files.list(volumes.files(caller, app, volume, Permission.VIEW), FilePath.parse(path));
    }

    public FileContent open(Caller caller, String app, String volume, String path) {
        return files.open(volumes.files(caller, app, volume, Permission.VIEW), FilePath.parse(path));
    }

    /** Where an upload goes: a directory of the volume and the name of the file in it, as the client says them. */
    public record Target(String directory, Optional<String> name) {}

    public void write(Caller caller, String app, String volume, Target target, InputStream content) {
        StoredVolume stored = volumes.files(caller, app, volume, Permission.CHANGE);
        String name = target.name()
                .orElseThrow(() -> Problem.badRequest(
                        "no-filename", "Missing filename: name the file in a Content-Disposition header."));
        FilePath file = FilePath.parse(target.directory()).child(name);
        files.write(stored, file, content, stored.size().bytes());
    }

    public void delete(Caller caller, String app, String volume, String path) {
        StoredVolume stored = volumes.files(caller, app, volume, Permission.DELETE);
        FilePath file = FilePath.parse(path);
        file.name();
        files.delete(stored, file);
    }
}
