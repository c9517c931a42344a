package dev.workflow.registry;

import dev.workflow.persistence.registry.ChunkRow;
import dev.workflow.persistence.registry.UploadRow;
import dev.workflow.persistence.registry.UploadTable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Pushes of blobs. What arrived is in the object storage after each request, so a client can go on after an interruption,
 * at any replica. Requests that write to the same place of one upload at once exclude each other: one wins.
 */
public final class Uploads {

    private final UploadTable table;
    private final BlobContent content;
    private final Spool spool;
    private final Assembly assembly;
    private final RegistrySettings settings;
    private final Clock clock;

    Uploads(RegistryTables tables, BlobContent content, RegistrySettings settings, Clock clock) throws IOException {
        this.table = tables.uploads();
        this.content = content;
        this.spool = new Spool(settings.spool(), clock.instant().minus(settings.uploadLife()));
        this.assembly = new Assembly(tables, content, clock);
        this.settings = settings;
        this.clock = clock;
    }

    public Upload start(RepositoryName repository) {
        UUID id = UUID.randomUUID();
        table.start(new UploadRow(id, repository.value(), 0), clock.instant());
        return new Upload(id, 0);
    }

    public Upload find(RepositoryName repository, UUID id) {
        return new Upload(id, row(repository, id).size());
    }

    private UploadRow row(RepositoryName repository, UUID id) {
        return table.find(id, repository.value())
                .orElseThrow(() -> RegistryError.BLOB_UPLOAD_UNKNOWN.with("there is no such upload, start again"));
    }

    /**
     * Adds the chunk at the end. Of a body that breaks off, what arrived is kept.
     *
     * @throws RegistryProblem BLOB_UPLOAD_INVALID 416 when the chunk does not belong at the end; SIZE_INVALID when it has
     *     not the length that was said
     */
    public Upload append(RepositoryName repository, UUID id, Chunk chunk) {
        UploadRow upload = row(repository, id);
        if (chunk.start().orElse(upload.size()) != upload.size()) {
            throw outOfOrder(upload.size());
        }
        try (Spool.Body body = spool.receive(chunk.body(), settings.largestBlob() - upload.size())) {
            if (body.complete() && chunk.length().orElse(body.size()) != body.size()) {
                throw RegistryError.SIZE_INVALID.with("the chunk has not the length of its Content-Range");
            }
            store(upload, body);
            if (!body.complete()) {
                throw RegistryError.SIZE_INVALID.with("the chunk broke off, ask for the status and go on from there");
            }
            return new Upload(id, upload.size() + body.size());
        } catch (IOException spoolFailed) {
            throw RegistryError.UNAVAILABLE.because("the registry cannot take the content now", spoolFailed);
        }
    }

    private void store(UploadRow upload, Spool.Body body) {
        if (body.size() == 0) {
            return;
        }
        String key = BlobContent.newKey(upload.id());
        content.put(key, body.file());
        ChunkRow chunk = new ChunkRow(upload.size(), body.size(), body.digest(), key);
        if (!table.append(upload.id(), chunk, clock.instant())) {
            content.discard(List.of(key));
            throw outOfOrder(
                    row(new RepositoryName(upload.repository()), upload.id()).size());
        }
    }

    private static RegistryProblem outOfOrder(long size) {
        return RegistryError.BLOB_UPLOAD_INVALID.with(416, "the next chunk must start at byte " + size);
    }

    /**
     * Adds the last chunk and makes the upload a blob of the repository.
     *
     * @throws RegistryProblem DIGEST_INVALID when the content is not what the digest says; the upload is over then
     */
    public void finish(RepositoryName repository, UUID id, Digest digest, Chunk last) {
        append(repository, id, last);
        assembly.finish(row(repository, id), digest);
    }

    public void cancel(RepositoryName repository, UUID id) {
        List<ChunkRow> chunks = table.remove(id, repository.value())
                .orElseThrow(() -> RegistryError.BLOB_UPLOAD_UNKNOWN.with("there is no such upload"));
        content.discard(chunks.stream().map(ChunkRow::objectKey).toList());
    }

    /** A push in one request. */
    public void store(RepositoryName repository, Digest digest, Chunk whole) {
        Upload upload = start(repository);
        boolean stored = false;
        try {
            finish(repository, upload.id(), digest, whole);
            stored = true;
        } finally {
            if (!stored) {
                table.remove(upload.id(), repository.value())
                        .ifPresent(chunks -> content.discard(
                                chunks.stream().map(ChunkRow::objectKey).toList()));
            }
        }
    }
}
