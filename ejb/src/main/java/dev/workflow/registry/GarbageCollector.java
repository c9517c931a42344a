package dev.workflow.registry;

import dev.workflow.persistence.registry.BlobRow;
import dev.workflow.persistence.registry.GarbageTables;
import dev.workflow.persistence.registry.RegistryDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Removes images that no release needs, blobs that no image needs, uploads that nobody goes on with, and objects that no
 * row knows. Pushes and pulls go on meanwhile; two collections at once do no harm.
 */
public final class GarbageCollector {

    private static final int PAGE = 1000;

    private final RegistryDatabase database;
    private final BlobContent content;
    private final RegistrySettings settings;
    private final RegistryRoots roots;
    private final Clock clock;

    GarbageCollector(
            RegistryDatabase database,
            BlobContent content,
            RegistrySettings settings,
            RegistryRoots roots,
            Clock clock) {
        this.database = database;
        this.content = content;
        this.settings = settings;
        this.roots = roots;
        this.clock = clock;
    }

    /** @param dryRun true to report what would be removed and remove nothing */
    public GarbageReport collect(boolean dryRun) {
        Instant now = clock.instant();
        Set<String> needed = roots.needed();
        GarbageReport report = database.collect(!dryRun, tables -> rows(tables, needed, now, dryRun));
        return report.withOrphans(sweep(dryRun));
    }

    private GarbageReport rows(GarbageTables tables, Set<String> needed, Instant now, boolean dryRun)
            throws SQLException {
        Instant cutoff = now.minus(settings.grace());
        List<String> manifests = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (String repository : tables.repositories()) {
            manifests(tables, repository, needed, cutoff, manifests, tags);
        }
        int uploads = tables.removeUploads(now.minus(settings.uploadLife()));
        tables.removeLinks(cutoff);
        List<BlobRow> blobs = tables.removeBlobs(cutoff);
        long bytes = blobs.stream().mapToLong(BlobRow::size).sum();
        return new GarbageReport(dryRun, manifests, tags, blobs.size(), bytes, uploads, 0);
    }

    private void manifests(
            GarbageTables tables,
            String repository,
            Set<String> needed,
            Instant cutoff,
            List<String> manifests,
            List<String> tags)
            throws SQLException {
        Retention retention = new Retention(tables.manifests(repository), tables.edges(repository));
        List<GarbageTables.Tag> named = tables.tags(repository);
        retention.keepNeeded(needed);
        retention.keepSince(cutoff);
        if (roots.keepsTags(repository)) {
            retention.keepTagged(named);
        }
        for (String digest : retention.doomed()) {
            if (tables.removeManifest(repository, digest, cutoff)) {
                manifests.add(repository + "@" + digest);
                named.stream()
                        .filter(tag -> tag.digest().equals(digest))
                        .forEach(tag -> tags.add(repository + ":" + tag.name()));
            }
        }
    }

    /** Removes the objects of removed rows, and what crashes have left. */
    private int sweep(boolean dryRun) {
        int orphans = 0;
        List<String> page = content.list("", PAGE);
        while (!page.isEmpty()) {
            List<String> useless = useless(page);
            orphans += useless.size();
            if (!dryRun) {
                content.discard(useless);
            }
            page = content.list(page.get(page.size() - 1), PAGE);
        }
        return orphans;
    }

    private List<String> useless(List<String> keys) {
        List<UUID> uploads = keys.stream()
                .map(BlobContent::uploadOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return database.collect(false, tables -> {
            Set<String> goingOn = tables.goingOn(uploads);
            Set<String> needed = tables.needed(keys);
            return keys.stream()
                    .filter(key -> BlobContent.uploadOf(key)
                            .filter(upload -> !goingOn.contains(upload.toString()))
                            .isPresent())
                    .filter(key -> !needed.contains(key))
                    .toList();
        });
    }
}
