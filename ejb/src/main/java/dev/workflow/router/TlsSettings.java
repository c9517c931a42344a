package dev.workflow.router;

import dev.workflow.certificate.ServerCertificate;

/**
 * Where the router listens with TLS.
 *
 * @param port 0 for any free one
 * @param publicPort what clients use when something forwards it to the port; 0 for the port itself
 * @param otherwise shown for names that have no certificate of their own
 */
public record TlsSettings(int port, int publicPort, ServerCertificate otherwise) {}
