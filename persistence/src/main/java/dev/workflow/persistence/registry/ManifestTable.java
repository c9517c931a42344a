package dev.workflow.persistence.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
            Set<String> missing = new HashSet<>(blobs);
            missing.addAll(manifests);
            renewBlobs(connection, repository, blobs, now).forEach(missing::remove);
            renewManifests(connection, repository, manifests, now).forEach(missing::remove);
            if (missing.isEmpty()) {
                insert(connection, repository, manifest, now);
                insertReferences(connection, repository, manifest.digest(), blobs);
                insertReferences(connection, repository, manifest.digest(), manifests);
                insertTag(connection, repository, manifest.digest(), tag, now);
            }
            return missing;
        });
    }

    /** Also locks the rows, in one order for all transactions, so that garbage collection leaves them alone. */
    private static List<String> renewBlobs(Connection connection, String repository, Set<String> blobs, Instant now)
            throws SQLException {
        Sql.list(
                connection,
                Sql::text,
                "select digest from registry_blob where digest = any(?) order by digest for update",
                blobs);
        Sql.update(connection, "update registry_blob set touched = ? where digest = any(?)", now, blobs);
        Sql.list(
                connection,
                Sql::text,
                "select digest from registry_link where repository = ? and digest = any(?) order by digest for update",
                repository,
                blobs);
        return Sql.list(
                connection,
                Sql::text,
                "update registry_link set linked = ? where repository = ? and digest = any(?) returning digest",
                now,
                repository,
                blobs);
    }

    private static List<String> renewManifests(
            Connection connection, String repository, Set<String> manifests, Instant now) throws SQLException {
        Sql.list(
                connection,
                Sql::text,
                "select digest from registry_manifest where repository = ? and digest = any(?)"
                        + " order by digest for update",
                repository,
                manifests);
        return Sql.list(
                connection,
                Sql::text,
                "update registry_manifest set touched = ? where repository = ? and digest = any(?) returning digest",
                now,
                repository,
                manifests);
    }

    private static void insert(Connection connection, String repository, ManifestRow manifest, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into registry_manifest(repository, digest, media_type, content, subject, artifact_type,"
                        + " annotations, touched) values (?, ?, ?, ?, nullif(?, ''), ?, ?, ?)"
                        + " on conflict (repository, digest)"
                        + " do update set touched = excluded.touched, media_type = excluded.media_type",
                repository,
                manifest.digest(),
                manifest.mediaType(),
                manifest.content(),
                manifest.subject(),
                manifest.artifactType(),
                manifest.annotations(),
                now);
    }

    private static void insertReferences(Connection connection, String repository, String parent, Set<String> children)
            throws SQLException {
        Sql.update(
                connection,
                "insert into registry_reference(repository, parent, child) select ?, ?, unnest(?)"
                        + " on conflict do nothing",
                repository,
                parent,
                children);
    }

    private static void insertTag(Connection connection, String repository, String digest, String tag, Instant now)
            throws SQLException {
        if (tag.isEmpty()) {
            return;
        }
        Sql.update(
                connection,
                "insert into registry_tag(repository, tag, digest, updated) values (?, ?, ?, ?)"
                        + " on conflict (repository, tag) do update"
                        + " set digest = excluded.digest, updated = excluded.updated",
                repository,
                tag,
                digest,
                now);
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
