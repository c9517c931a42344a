package dev.workflow.registry;

import dev.workflow.persistence.registry.BlobRow;
import dev.workflow.persistence.registry.BlobTable;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The blobs that repositories hold. The same content is stored once, but each repository must have got it itself. */
public final class Blobs {

    /** Grace is renewed no more often, so that reading is not writing. */
    static final Duration LATELY = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(Blobs.class.getName());

    private final BlobTable table;
    private final BlobContent content;
    private final Clock clock;

    Blobs(RegistryTables tables, BlobContent content, Clock clock) {
        this.table = tables.blobs();
        this.content = content;
        this.clock = clock;
    }

    /** A blob of a repository, {@code size} bytes. */
    public record Blob(Digest digest, long size, String key) {}

    /**
     * The blob; its grace starts again, because a client that finds it does not push it.
     *
     * @throws RegistryProblem BLOB_UNKNOWN when the repository does not hold it, or its content is lost
     */
    public Blob find(RepositoryName repository, Digest digest) {
        BlobRow row = table.find(repository.value(), digest.value()).orElseThrow(() -> unknown(digest));
        if (!content.holds(row.objectKey(), row.size())) {
            LOG.log(System.Logger.Level.WARNING, "The content of blob {0} is lost: {1}", digest, row.objectKey());
            throw unknown(digest);
        }
        Instant now = clock.instant();
        table.touch(repository.value(), digest.value(), now, now.minus(LATELY));
        return new Blob(digest, row.size(), row.objectKey());
    }

    /** The bytes from the offset on; the caller closes the stream. */
    public InputStream open(Blob blob, long offset) {
        return content.get(blob.key(), offset).orElseThrow(() -> unknown(blob.digest()));
    }

    /** Gives the blob to another repository; false when the first does not hold it. */
    public boolean mount(RepositoryName from, RepositoryName to, Digest digest) {
        return table.mount(from.value(), to.value(), digest.value(), clock.instant());
    }

    /**
     * Takes the blob from the repository; garbage collection removes what no repository holds.
     *
     * @throws RegistryProblem DENIED 409 when a manifest there consists of it
     */
    public void delete(RepositoryName repository, Digest digest) {
        if (table.find(repository.value(), digest.value()).isEmpty()) {
            throw unknown(digest);
        }
        if (!table.unlink(repository.value(), digest.value())) {
            throw RegistryError.DENIED.with(409, "a manifest needs the blob, delete that first");
        }
    }

    private static RegistryProblem unknown(Digest digest) {
        return RegistryError.BLOB_UNKNOWN.with("the repository does not hold the blob " + digest);
    }
}
