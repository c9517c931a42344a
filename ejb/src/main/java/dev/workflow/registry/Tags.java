package dev.workflow.registry;

import dev.workflow.persistence.registry.Listings;
import java.util.List;

/** The tags of a repository. */
public final class Tags {

    /** More are never listed at once. */
    public static final int LARGEST_PAGE = 1000;

    private final Listings listings;

    Tags(RegistryTables tables) {
        this.listings = tables.listings();
    }

    /** A part of a listing. */
    public record Page(List<String> tags, boolean more) {}

    /**
     * Up to {@code limit} tags after {@code last} ("" = from the start), in the order of their bytes.
     *
     * @throws RegistryProblem NAME_UNKNOWN when nothing is in the repository
     */
    public Page list(RepositoryName repository, String last, int limit) {
        if (!listings.exists(repository.value())) {
            throw RegistryError.NAME_UNKNOWN.with("there is no repository " + repository);
        }
        int size = Math.min(limit, LARGEST_PAGE);
        List<String> tags = listings.tags(repository.value(), last, size + 1);
        return new Page(List.copyOf(tags.subList(0, Math.min(size, tags.size()))), tags.size() > size);
    }
}
