package dev.workflow.registry;

import dev.workflow.image.ContentDigest;
import dev.workflow.image.MediaTypes;
import dev.workflow.persistence.registry.ManifestRow;
import dev.workflow.persistence.registry.ManifestTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The manifests of repositories, by digest and by tag. */
public final class Manifests {

    private final ManifestTable table;
    private final Clock clock;

    Manifests(RegistryTables tables, Clock clock) {
        this.table = tables.manifests();
        this.clock = clock;
    }

    /** A manifest byte for byte as it was pushed. Subject is the digest of the one it is about. */
    public record Manifest(Digest digest, String mediaType, byte[] content, Optional<String> subject) {}

    /**
     * Stores the manifest; a tag is moved to it.
     *
     * @throws RegistryProblem MANIFEST_INVALID; MANIFEST_BLOB_UNKNOWN naming what the repository lacks; DIGEST_INVALID
     *     when the reference is another digest; SIZE_INVALID 413 above 4 MiB
     */
    public Manifest put(RepositoryName repository, Reference reference, String mediaType, byte[] content) {
        if (content.length > MediaTypes.LARGEST_MANIFEST) {
            throw RegistryError.SIZE_INVALID.with(413, "a manifest has 4 MiB at most");
        }
        Digest digest = new Digest(ContentDigest.of(content));
        if (reference instanceof Digest && !reference.equals(digest)) {
            throw RegistryError.DIGEST_INVALID.with("the manifest has the digest " + digest);
        }
        ManifestContent said = ManifestContent.parse(content, mediaType);
        ManifestRow row = new ManifestRow(
                digest.value(), mediaType, content, said.subject(), said.artifactType(), said.annotations());
        String tag = reference instanceof Tag named ? named.value() : "";
        Set<String> missing = table.put(repository.value(), row, said.blobs(), said.manifests(), tag, clock.instant());
        if (!missing.isEmpty()) {
            throw RegistryError.MANIFEST_BLOB_UNKNOWN.with(
                    "the repository does not hold " + missing.iterator().next());
        }
        return manifest(row);
    }

    /** The manifest; its grace starts again, because what is asked for will be used. */
    public Manifest get(RepositoryName repository, Reference reference) {
        ManifestRow row = (reference instanceof Digest
                        ? table.byDigest(repository.value(), reference.value())
                        : table.byTag(repository.value(), reference.value()))
                .orElseThrow(() -> unknown(reference));
        Instant now = clock.instant();
        table.touch(repository.value(), row.digest(), now, now.minus(Blobs.LATELY));
        return manifest(row);
    }

    /** Removes a tag alone, or by digest the manifest and every tag that names it. */
    public void delete(RepositoryName repository, Reference reference) {
        boolean deleted = reference instanceof Digest
                ? table.delete(repository.value(), reference.value())
                : table.untag(repository.value(), reference.value());
        if (!deleted) {
            throw unknown(reference);
        }
    }

    private static Manifest manifest(ManifestRow row) {
        Optional<String> subject = Optional.of(row.subject()).filter(text -> !text.isEmpty());
        return new Manifest(new Digest(row.digest()), row.mediaType(), row.content(), subject);
    }

    private static RegistryProblem unknown(Reference reference) {
        return RegistryError.MANIFEST_UNKNOWN.with("the repository has no manifest " + reference);
    }
}
