package dev.workflow.scim;

import dev.workflow.persistence.scim.ScimGroupRepository.KnownGroup;
import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A group as clients see it. @param members empty when they were not asked for */
public record ScimGroupView(
        String id,
        Optional<String> externalId,
        String displayName,
        List<Link> members,
        Instant created,
        Instant lastModified) {

    static ScimGroupView of(KnownGroup known, List<Link> members) {
        return new ScimGroupView(
                known.group().getUuid().toString(),
                known.externalId(),
                known.group().getName(),
                List.copyOf(members),
                known.group().getCreated().toInstant(),
                known.group().getUpdated().toInstant());
    }
}
