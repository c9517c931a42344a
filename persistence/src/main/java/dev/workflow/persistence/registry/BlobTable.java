package dev.workflow.persistence.registry;

import java.time.Instant;
import java.util.Optional;

/** Which contents there are, and which repository holds them. */
public final class BlobTable {

    static final String LINK = "insert into registry_link(repository, digest, linked) values (?, ?, ?)"
            + " on conflict (repository, digest) do update set linked = excluded.linked";

    private final RegistryDatabase database;

    public BlobTable(RegistryDatabase database) {
        this.database = database;
    }

    /** The blob when the repository holds it. */
    public Optional<BlobRow> find(String repository, String digest) {
        return database.transaction(connection -> Sql.first(
                connection,
                row -> new BlobRow(row.getString(1), row.getLong(2), row.getString(3)),
                "select b.digest, b.size, b.object_key from registry_blob b join registry_link l using (digest)"
                        + " where l.repository = ? and l.digest = ?",
                repository,
                digest));
    }

    /** The blob whoever holds it: never an answer to a client, who must not learn what others have. */
    public Optional<BlobRow> anywhere(String digest) {
        return database.transaction(connection -> Sql.first(
                connection,
                row -> new BlobRow(row.getString(1), row.getLong(2), row.getString(3)),
                "select digest, size, object_key from registry_blob where digest = ?",
                digest));
    }

    /** Starts the grace of a blob again, unless that was done after {@code lately}. */
    public void touch(String repository, String digest, Instant now, Instant lately) {
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "update registry_blob set touched = ? where digest = ? and touched < ?",
                    now,
                    digest,
                    lately);
            return Sql.update(
                    connection,
                    "update registry_link set linked = ? where repository = ? and digest = ? and linked < ?",
                    now,
                    repository,
                    digest,
                    lately);
        });
    }

    /** Gives the blob to another repository; false when the first one does not hold it. */
    public boolean mount(String from, String to, String digest, Instant now) {
        return database.transaction(connection -> {
            int held = Sql.update(
                    connection,
                    "update registry_blob set touched = ? where digest = ? and exists"
                            + " (select 1 from registry_link where repository = ? and digest = ?)",
                    now,
                    digest,
                    from,
                    digest);
            return held > 0 && Sql.update(connection, BlobTable.LINK, to, digest, now) > 0;
        });
    }

    /** Takes the blob from the repository; false when a manifest there consists of it, or it was not there. */
    public boolean unlink(String repository, String digest) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "delete from registry_link l where repository = ? and digest = ? and not exists"
                                + " (select 1 from registry_reference r"
                                + " where r.repository = l.repository and r.child = l.digest)",
                        repository,
                        digest)
                > 0);
    }
}
