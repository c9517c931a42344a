package dev.workflow.persistence.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Manifests and the tags that name them. */
public final class ManifestTable {

    private static final String SELECT =
            "select m.digest, m.media_type, m.content, coalesce(m.subject, ''), m.artifact_type, m.annotations"
                    + " from registry_manifest m ";

    private final RegistryDatabase database;

    public ManifestTable(RegistryDatabase database) {
        this.database = database;
    }

    /**
     * Stores the manifest, and the tag unless it is empty, when the repository holds everything that it consists of.
     *
     * @return what the repository lacks; nothing is stored then
     */
    public Set<String> put(
            String repository,
            ManifestRow manifest,
            Set<String> blobs,
            Set<String> manifests,
            String tag,
            Instant now) {
        return database.transaction(connection -> {
            ManifestWriter writer = new ManifestWriter(connection, repository, now);
            Set<String> missing = new HashSet<>(blobs);
            missing.addAll(manifests);
            writer.renewBlobs(blobs).forEach(missing::remove);
            writer.renewManifests(manifests).forEach(missing::remove);
            if (missing.isEmpty()) {
                writer.insert(manifest);
                writer.insertReferences(manifest.digest(), blobs);
                writer.insertReferences(manifest.digest(), manifests);
                writer.insertTag(manifest.digest(), tag);
            }
            return missing;
        });
    }

    public Optional<ManifestRow> byDigest(String repository, String digest) {
        return database.transaction(connection -> Sql.first(
                connection,
                ManifestTable::read,
                SELECT + "where m.repository = ? and m.digest = ?",
                repository,
                digest));
    }

    public Optional<ManifestRow> byTag(String repository, String tag) {
        return database.transaction(connection -> Sql.first(
                connection,
                ManifestTable::read,
                SELECT + "join registry_tag t using (repository, digest) where t.repository = ? and t.tag = ?",
                repository,
                tag));
    }

    private static ManifestRow read(ResultSet row) throws SQLException {
        return new ManifestRow(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /** Starts the grace of a manifest again, unless that was done after {@code lately}. */
    public void touch(String repository, String digest, Instant now, Instant lately) {
        database.transaction(connection -> Sql.update(
                connection,
                "update registry_manifest set touched = ? where repository = ? and digest = ? and touched < ?",
                now,
                repository,
                digest,
                lately));
    }

    /** Removes the manifest and every tag that names it; false when there is none. */
    public boolean delete(String repository, String digest) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "delete from registry_manifest where repository = ? and digest = ?",
                        repository,
                        digest)
                > 0);
    }

    /** Removes the tag alone; false when there is none. */
    public boolean untag(String repository, String tag) {
        return database.transaction(connection ->
                Sql.update(connection, "delete from registry_tag where repository = ? and tag = ?", repository, tag)
                        > 0);
    }
}
