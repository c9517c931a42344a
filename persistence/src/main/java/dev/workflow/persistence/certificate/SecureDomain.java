package dev.workflow.persistence.certificate;

import java.util.Optional;

/**
 * A domain that has TLS.
 *
 * @param certificate name of the attached one
 * @param automatic whether the app gets its certificates by itself; then that one is shown
 */
public record SecureDomain(String domain, Optional<String> certificate, boolean automatic) {}
