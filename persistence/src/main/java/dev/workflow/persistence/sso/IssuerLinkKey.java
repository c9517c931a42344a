package dev.workflow.persistence.sso;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The key of a link, as JPA wants it. */
public class IssuerLinkKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private UUID issuer;
    private String subject;

    public IssuerLinkKey() {}

    public IssuerLinkKey(UUID issuer, String subject) {
        this.issuer = issuer;
        this.subject = subject;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IssuerLinkKey key
                && Objects.equals(issuer, key.issuer)
                && Objects.equals(subject, key.subject);
    }

    @Override
    public int hashCode() {
        return Objects.hash(issuer, subject);
    }
}
