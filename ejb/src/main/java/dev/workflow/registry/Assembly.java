package dev.workflow.registry;

import dev.workflow.image.ContentDigest;
import dev.workflow.persistence.registry.BlobRow;
import dev.workflow.persistence.registry.BlobTable;
import dev.workflow.persistence.registry.ChunkRow;
import dev.workflow.persistence.registry.UploadRow;
import dev.workflow.persistence.registry.UploadTable;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a blob of a finished upload. The usual one has a single chunk, whose object simply becomes the blob. */
final class Assembly {

    private static final System.Logger LOG = System.getLogger(Assembly.class.getName());

    private final UploadTable uploads;
    private final BlobTable blobs;
    private final BlobContent content;
    private final Clock clock;

    Assembly(RegistryTables tables, BlobContent content, Clock clock) {
        this.uploads = tables.uploads();
        this.blobs = tables.blobs();
        this.content = content;
        this.clock = clock;
    }

    void finish(UploadRow upload, Digest digest) {
        List<ChunkRow> chunks = uploads.chunks(upload.id());
        if (chunks.stream().mapToLong(ChunkRow::size).sum() != upload.size()) {
            throw interrupted(upload);
        }
        BlobRow blob = chunks.size() == 1 ? single(chunks.get(0)) : join(upload, chunks);
        if (!blob.digest().equals(digest.value())) {
            discard(upload, chunks, blob);
            throw RegistryError.DIGEST_INVALID.with("the content has the digest " + blob.digest() + ", not " + digest);
        }
        String kept =
                uploads.finish(upload, blob, lostKey(digest), clock.instant()).orElseThrow(() -> interrupted(upload));
        Set<String> spare = keys(chunks);
        spare.add(blob.objectKey());
        spare.remove(kept);
        content.discard(spare);
    }

    /** The chunks are ours to remove only if the upload was: another request may just have made a blob of them. */
    private void discard(UploadRow upload, List<ChunkRow> chunks, BlobRow blob) {
        if (!keys(chunks).contains(blob.objectKey())) {
            content.discard(List.of(blob.objectKey()));
        }
        uploads.remove(upload.id(), upload.repository()).ifPresent(gone -> content.discard(keys(gone)));
    }

    private static Set<String> keys(List<ChunkRow> chunks) {
        return chunks.stream().map(ChunkRow::objectKey).collect(Collectors.toCollection(HashSet::new));
    }

    private static BlobRow single(ChunkRow chunk) {
        return new BlobRow(chunk.digest(), chunk.size(), chunk.objectKey());
    }

    private BlobRow join(UploadRow upload, List<ChunkRow> chunks) {
        String key = BlobContent.newKey(upload.id());
        ContentDigest digest = new ContentDigest();
        content.put(key, new JoinedChunks(content, chunks, digest), upload.size());
        return new BlobRow(digest.text(), upload.size(), key);
    }

    /** A restored database can know content that the storage has no longer; the next push heals that. */
    private String lostKey(Digest digest) {
        String key = blobs.anywhere(digest.value())
                .filter(known -> !content.holds(known.objectKey(), known.size()))
                .map(BlobRow::objectKey)
                .orElse("");
        if (!key.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "The content of blob {0} was lost and is replaced", digest);
        }
        return key;
    }

    /** The joined object, if any, is left to garbage collection: the upload may still be going on elsewhere. */
    private static RegistryProblem interrupted(UploadRow upload) {
        return RegistryError.BLOB_UPLOAD_UNKNOWN.with("upload " + upload.id() + " was ended by another request");
    }
}
