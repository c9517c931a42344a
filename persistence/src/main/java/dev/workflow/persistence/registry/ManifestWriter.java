package dev.workflow.persistence.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The statements that store one manifest of a repository, in one transaction. */
final class ManifestWriter {

    private final Connection connection;
    private final String repository;
    private final Instant now;

    ManifestWriter(Connection connection, String repository, Instant now) {
        this.connection = connection;
        this.repository = repository;
        this.now = now;
    }

    /** Also locks the rows, in one order for all transactions, so that garbage collection leaves them alone. */
    List<String> renewBlobs(Set<String> blobs) throws SQLException {
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

    List<String> renewManifests(Set<String> manifests) throws SQLException {
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

    void insert(ManifestRow manifest) throws SQLException {
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

    void insertReferences(String parent, Set<String> children) throws SQLException {
        Sql.update(
                connection,
                "insert into registry_reference(repository, parent, child) select ?, ?, unnest(?)"
                        + " on conflict do nothing",
                repository,
                parent,
                children);
    }

    void insertTag(String digest, String tag) throws SQLException {
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
}
