package dev.workflow.registry;

import dev.workflow.persistence.registry.BlobTable;
import dev.workflow.persistence.registry.Listings;
import dev.workflow.persistence.registry.ManifestTable;
import dev.workflow.persistence.registry.RegistryDatabase;
import dev.workflow.persistence.registry.UploadTable;

/** The registry's tables on one database. */
record RegistryTables(BlobTable blobs, UploadTable uploads, ManifestTable manifests, Listings listings) {

    static RegistryTables of(RegistryDatabase database) {
        return new RegistryTables(
                new BlobTable(database),
                new UploadTable(database),
                new ManifestTable(database),
                new Listings(database));
    }
}
