package dev.workflow.domain;

import dev.workflow.persistence.domain.Domain;
import java.time.Instant;

/** A domain as others see it. */
public record DomainView(String owner, String domain, String ptype, Instant created, Instant updated) {

    static DomainView of(Domain domain) {
        return new DomainView(
                domain.getOwner().getUsername(),
                domain.getDomain(),
                domain.getPtype(),
                domain.getCreated().toInstant(),
                domain.getUpdated().toInstant());
    }
}
