package dev.workflow.network.kubernetes;

import dev.workflow.certificate.TestCertificate;

/** A certificate and its key, as they are uploaded. */
final class Pem {

    private static final TestCertificate MADE = TestCertificate.forHosts("a.example.com");

    static final String CHAIN = MADE.pem();
    static final String KEY = MADE.key();

    private Pem() {}
}
