package dev.workflow.persistence.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pushes in progress. */
public final class UploadTable {

    private static final String UPSERT =
            "insert into registry_blob as b (digest, size, object_key, touched) values (?, ?, ?, ?)"
                    + " on conflict (digest) do update set touched = excluded.touched, object_key ="
                    + " case when b.object_key = ? then excluded.object_key else b.object_key end"
                    + " returning object_key";

    private final RegistryDatabase database;

    public UploadTable(RegistryDatabase database) {
        this.database = database;
    }

    public void start(UploadRow upload, Instant now) {
        database.transaction(connection -> Sql.update(
                connection,
                "insert into registry_upload(id, repository, size, touched) values (?, ?, ?, ?)",
                upload.id(),
                upload.repository(),
                upload.size(),
                now));
    }

    public Optional<UploadRow> find(UUID id, String repository) {
        return database.transaction(connection -> Sql.first(
                connection,
                row -> new UploadRow(id, repository, row.getLong(1)),
                "select size from registry_upload where id = ? and repository = ?",
                id,
                repository));
    }

    /** Adds a chunk at the end; false when the upload is gone or has not the size that the chunk starts at. */
    public boolean append(UUID id, ChunkRow chunk, Instant now) {
        return database.transaction(connection -> {
            int grown = Sql.update(
                    connection,
                    "update registry_upload set size = size + ?, touched = ? where id = ? and size = ?",
                    chunk.size(),
                    now,
                    id,
                    chunk.start());
            return grown > 0
                    && Sql.update(
                                    connection,
                                    "insert into registry_chunk(upload, start, size, digest, object_key)"
                                            + " values (?, ?, ?, ?, ?)",
                                    id,
                                    chunk.start(),
                                    chunk.size(),
                                    chunk.digest(),
                                    chunk.objectKey())
                            > 0;
        });
    }

    /** In order of their start. */
    public List<ChunkRow> chunks(UUID id) {
        return database.transaction(connection -> chunks(connection, id));
    }

    private static List<ChunkRow> chunks(Connection connection, UUID id) throws SQLException {
        return Sql.list(
                connection,
                row -> new ChunkRow(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)),
                "select start, size, digest, object_key from registry_chunk where upload = ? order by start",
                id);
    }

    /**
     * Ends the upload and gives the blob to its repository.
     *
     * @param lostKey key of content that is known to be lost, which the blob's takes the place of; "" when none is
     * @return the key of the content that counts, which is another one than the blob's when the content was there
     *     before; empty when the upload is gone or has grown meanwhile
     */
    public Optional<String> finish(UploadRow upload, BlobRow blob, String lostKey, Instant now) {
        return database.transaction(connection -> {
            int ended = Sql.update(
                    connection, "delete from registry_upload where id = ? and size = ?", upload.id(), upload.size());
            if (ended == 0) {
                return Optional.empty();
            }
            Optional<String> key = Sql.first(
                    connection, Sql::text, UPSERT, blob.digest(), blob.size(), blob.objectKey(), now, lostKey);
            Sql.update(connection, BlobTable.LINK, upload.repository(), blob.digest(), now);
            return key;
        });
    }

    /** Ends the upload without a blob. The objects of the answer are no longer needed; empty when it is gone. */
    public Optional<List<ChunkRow>> remove(UUID id, String repository) {
        return database.transaction(connection -> {
            Optional<String> locked = Sql.first(
                    connection,
                    Sql::text,
                    "select repository from registry_upload where id = ? and repository = ? for update",
                    id,
                    repository);
            if (locked.isEmpty()) {
                return Optional.empty();
            }
            List<ChunkRow> chunks = chunks(connection, id);
            Sql.update(connection, "delete from registry_upload where id = ?", id);
            return Optional.of(chunks);
        });
    }
}
