package dev.workflow.registry;

import dev.workflow.persistence.registry.RegistryDatabase;
import dev.workflow.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;

/** The registry's parts on one database and one object store. */
public record Registry(
        Blobs blobs, Uploads uploads, Manifests manifests, Tags tags, Referrers referrers, GarbageCollector garbage) {

    /**
     * @param source gives connections outside the container's transactions
     * @throws IOException when the spool folder cannot be used
     */
    public static Registry open(
            DataSource source, ObjectStore store, RegistrySettings settings, RegistryRoots roots, Clock clock)
            throws IOException {
        RegistryDatabase database = new RegistryDatabase(source);
        RegistryTables tables = RegistryTables.of(database);
        BlobContent content = new BlobContent(store);
        return new Registry(
                new Blobs(tables, content, clock),
                new Uploads(tables, content, settings, clock),
                new Manifests(tables, clock),
                new Tags(tables),
                new Referrers(tables),
                new GarbageCollector(database, content, settings, roots, clock));
    }
}
