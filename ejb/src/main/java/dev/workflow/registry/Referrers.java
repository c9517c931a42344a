package dev.workflow.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workflow.persistence.registry.Listings;
import dev.workflow.persistence.registry.ReferrerRow;
import java.util.List;
import java.util.Map;

/** The manifests that are about another one: signatures, bills of materials, attestations. */
public final class Referrers {

    private static final int PAGE = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Listings listings;

    Referrers(RegistryTables tables) {
        this.listings = tables.listings();
    }

    /** A referrer as an index lists it. Artifact type may be empty. */
    public record Referrer(
            String mediaType, String digest, long size, String artifactType, Map<String, String> annotations) {}

    /** A part of a listing. */
    public record Page(List<Referrer> referrers, boolean more) {}

    /** Those after the digest {@code last} ("" = from the start), of one artifact type unless that is "". */
    public Page list(RepositoryName repository, Digest subject, String artifactType, String last) {
        List<ReferrerRow> rows = listings.referrers(repository.value(), subject.value(), artifactType, last, PAGE + 1);
        List<Referrer> page = rows.stream().limit(PAGE).map(Referrers::referrer).toList();
        return new Page(page, rows.size() > PAGE);
    }

    private static Referrer referrer(ReferrerRow row) {
        return new Referrer(
                row.mediaType(), row.digest(), row.size(), row.artifactType(), annotations(row.annotations()));
    }

    private static Map<String, String> annotations(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("annotations are written by this package", impossible);
        }
    }
}
