package dev.workflow.persistence.registry;

import java.util.List;

/** Pages of what a repository holds. */
public final class Listings {

    private final RegistryDatabase database;

    public Listings(RegistryDatabase database) {
        this.database = database;
    }

    /** Whether anything was ever pushed to the repository and is still there. */
    public boolean exists(String repository) {
        return database.transaction(connection -> Sql.first(
                        connection,
                        Sql::text,
                        "select 'here' where exists (select 1 from registry_link where repository = ?)"
                                + " or exists (select 1 from registry_manifest where repository = ?)",
                        repository,
                        repository)
                .isPresent());
    }

    /** Up to {@code limit} tags after {@code last} ("" = from the start), in the order of their bytes. */
    public List<String> tags(String repository, String last, int limit) {
        return database.transaction(connection -> Sql.list(
                connection,
                Sql::text,
                "select tag from registry_tag where repository = ? and tag > ? order by tag limit ?",
                repository,
                last,
                limit));
    }

    /** Up to {@code limit} manifests about the subject after the digest {@code last}; of one type unless it is "". */
    public List<ReferrerRow> referrers(String repository, String subject, String artifactType, String last, int limit) {
        return database.transaction(connection -> Sql.list(
                connection,
                row -> new ReferrerRow(
                        row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5)),
                "select digest, media_type, length(content), artifact_type, annotations from registry_manifest"
                        + " where repository = ? and subject = ? and ? in ('', artifact_type) and digest > ?"
                        + " order by digest limit ?",
                repository,
                subject,
                artifactType,
                last,
                limit));
    }
}
