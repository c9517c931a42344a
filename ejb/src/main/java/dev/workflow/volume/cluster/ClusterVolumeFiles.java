package dev.workflow.volume.cluster;

import dev.workflow.engine.kubernetes.VolumeClaims;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.problem.Problem;
import dev.workflow.volume.FileContent;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The files of volumes that a cluster keeps. Seen from outside by pods that mount them, by commands in those. */
public final class ClusterVolumeFiles implements VolumeFiles {

    /** What is held in memory of an upload. */
    private static final int PIECE = 4 << 20;

    private static final byte[] NONE = new byte[0];

    private final Cluster cluster;
    private final VolumeClaims claims;
    private final Filers filers;

    /** @param image of the pods: a shell, find, stat; empty when the operator named none */
    public ClusterVolumeFiles(
            Cluster cluster, Supplier<AppObjects> objects, VolumeClaims claims, String image, Clock clock) {
        this.cluster = cluster;
        this.claims = claims;
        this.filers = new Filers(cluster, objects, claims, image, clock);
    }

    private Shell shell(StoredVolume volume) {
        return new Shell(cluster, volume, filers.of(volume));
    }

    @Override
    public List<StoredFile> list(StoredVolume volume, FilePath path) {
        return shell(volume).run(path, Commands.list(path), NONE, output -> Listed.read(path, output));
    }

    @Override
    public FileContent open(StoredVolume volume, FilePath file) {
        file.name();
        return shell(volume).content(file);
    }

    @Override
    public void write(StoredVolume volume, FilePath file, InputStream content, long most) {
        file.name();
        Shell shell = shell(volume);
        String upload = UUID.randomUUID().toString();
        boolean whole = false;
        try {
            long size = take(shell, file, upload, content, most);
            quietly(shell, file, Commands.finish(upload, size, file));
            whole = true;
        } catch (IOException lost) {
            throw Filers.trouble("the upload of " + file + " broke off: " + lost.getMessage(), lost);
        } finally {
            if (!whole) {
                quietly(shell, file, Commands.drop(upload));
            }
        }
    }

    private static long take(Shell shell, FilePath file, String upload, InputStream content, long most)
            throws IOException {
        long size = 0;
        byte[] piece;
        do {
            piece = content.readNBytes(PIECE);
            size += piece.length;
            if (size > most) {
                throw Problem.of(413, "file-too-large", file + " is larger than the volume")
                        .withHint("Make the volume larger with: drycc volumes:expand");
            }
            shell.run(file, Commands.take(upload, piece.length), piece, ClusterVolumeFiles::nothing);
        } while (piece.length == PIECE);
        return size;
    }

    private static boolean nothing(InputStream output) throws IOException {
        return output.read() < 0;
    }

    private static void quietly(Shell shell, FilePath file, List<String> command) {
        shell.run(file, command, NONE, ClusterVolumeFiles::nothing);
    }

    @Override
    public void delete(StoredVolume volume, FilePath path) {
        path.name();
        quietly(shell(volume), path, Commands.delete(path));
    }

    @Override
    public Set<UUID> kept() {
        filers.sweep(Optional.empty());
        return claims.kept();
    }

    @Override
    public void remove(UUID volume) {
        filers.sweep(Optional.of(volume));
        claims.remove(volume);
    }
}
