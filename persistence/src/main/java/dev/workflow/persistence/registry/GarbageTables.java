package dev.workflow.persistence.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What garbage collection reads and removes, within one transaction. Every removal names the cutoff again and leaves rows
 * alone that someone else has locked: a push that renews a row wins, and never waits long.
 */
public final class GarbageTables {

    private final Connection connection;

    GarbageTables(Connection connection) {
        this.connection = connection;
    }

    /** A manifest without content. Subject is empty when it is about no other. */
    public record Manifest(String digest, String subject, Instant touched) {}

    /** An edge from an index to a manifest of it. */
    public record Edge(String parent, String child) {}

    public record Tag(String name, String digest) {}

    public List<String> repositories() throws SQLException {
        return Sql.list(connection, Sql::text, "select distinct repository from registry_manifest order by 1");
    }

    public List<Manifest> manifests(String repository) throws SQLException {
        return Sql.list(
                connection,
                row -> new Manifest(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                "select digest, coalesce(subject, ''), touched from registry_manifest where repository = ?",
                repository);
    }

    public List<Edge> edges(String repository) throws SQLException {
        return Sql.list(
                connection,
                row -> new Edge(row.getString(1), row.getString(2)),
                "select r.parent, r.child from registry_reference r join registry_manifest m"
                        + " on m.repository = r.repository and m.digest = r.child where r.repository = ?",
                repository);
    }

    public List<Tag> tags(String repository) throws SQLException {
        return Sql.list(
                connection,
                row -> new Tag(row.getString(1), row.getString(2)),
                "select tag, digest from registry_tag where repository = ?",
                repository);
    }

    /** Removes the manifest with its tags; false when it was renewed meanwhile. */
    public boolean removeManifest(String repository, String digest, Instant cutoff) throws SQLException {
        return Sql.update(
                        connection,
                        "delete from registry_manifest where (repository, digest) in"
                                + " (select repository, digest from registry_manifest"
                                + " where repository = ? and digest = ? and touched < ? for update skip locked)",
                        repository,
                        digest,
                        cutoff)
                > 0;
    }

    /** Takes from each repository the blobs that no manifest there consists of. */
    public int removeLinks(Instant cutoff) throws SQLException {
        return Sql.update(
                connection,
                "delete from registry_link where (repository, digest) in"
                        + " (select l.repository, l.digest from registry_link l where l.linked < ? and not exists"
                        + " (select 1 from registry_reference r"
                        + " where r.repository = l.repository and r.child = l.digest) for update skip locked)",
                cutoff);
    }

    /** Removes the blobs that no repository holds. */
    public List<BlobRow> removeBlobs(Instant cutoff) throws SQLException {
        return Sql.list(
                connection,
                row -> new BlobRow(row.getString(1), row.getLong(2), row.getString(3)),
                "delete from registry_blob where digest in"
                        + " (select b.digest from registry_blob b where b.touched < ? and not exists"
                        + " (select 1 from registry_link l where l.digest = b.digest) for update skip locked)"
                        + " returning digest, size, object_key",
                cutoff);
    }

    /** Ends the uploads that nobody has gone on with; the answer is their number. */
    public int removeUploads(Instant cutoff) throws SQLException {
        return Sql.update(
                connection,
                "delete from registry_upload where id in"
                        + " (select id from registry_upload where touched < ? for update skip locked)",
                cutoff);
    }

    /** Those of the keys that a blob or a chunk needs. */
    public Set<String> needed(Collection<String> keys) throws SQLException {
        return new HashSet<>(Sql.list(
                connection,
                Sql::text,
                "select object_key from registry_blob where object_key = any(?)"
                        + " union all select object_key from registry_chunk where object_key = any(?)",
                keys,
                keys));
    }

    /** Those of the uploads that are going on. To be asked before {@link #needed}: an upload ends by becoming a blob. */
    public Set<String> goingOn(Collection<UUID> uploads) throws SQLException {
        List<String> ids = uploads.stream().map(UUID::toString).toList();
        return new HashSet<>(
                Sql.list(connection, Sql::text, "select id::text from registry_upload where id = any(?::uuid[])", ids));
    }
}
