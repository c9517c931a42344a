package dev.workflow.certificate;

import dev.workflow.problem.Problem;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A server's certificate, followed by those that vouch for it. */
record Chain(List<X509Certificate> certificates) {

    private static final String LABEL = "CERTIFICATE";

    Chain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("a chain has a certificate");
        }
    }

    /** @throws Problem 400 on the field certificate */
    static Chain parse(String pem) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (PemBlock block : PemBlock.all(pem)) {
                if (block.label().equals(LABEL)) {
                    certificates.add(certificate(block.content()));
                }
            }
            if (certificates.isEmpty()) {
                throw refused("there is no certificate in PEM form in it");
            }
            return new Chain(certificates);
        } catch (CertificateException malformed) {
            throw refused("it is no X.509 certificate");
        } catch (IllegalArgumentException malformed) {
            throw refused(malformed.getMessage());
        }
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static Problem refused(String why) {
        return Problem.field("certificate", "Could not load certificate: " + why);
    }

    X509Certificate own() {
        return certificates.get(0);
    }

    String pem() {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(new PemBlock(LABEL, certificate.getEncoded()).text());
            } catch (CertificateEncodingException impossible) {
                throw new IllegalStateException("a certificate that was read cannot be written", impossible);
            }
        }
        return text.toString();
    }
}
