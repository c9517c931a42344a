package dev.workflow.cli.sso;

import java.util.List;

/** Parts of an issuer's description. */
final class IssuerFields {
    /** What the platform tells but does not take. */
    static final List<String> READ_ONLY = List.of("configured", "has_secret", "created", "updated");

    private IssuerFields() {}
}
