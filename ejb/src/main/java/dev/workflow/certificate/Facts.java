package dev.workflow.certificate;

import dev.workflow.persistence.certificate.CertificateFacts;
import dev.workflow.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads out of a certificate what people want to know. */
final class Facts {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private Facts() {}

    /** @throws Problem 400 on the field certificate: Java reads certificates whose names it has not understood */
    static CertificateFacts of(X509Certificate certificate) {
        try {
            return read(certificate);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw Problem.field("certificate", "Could not load certificate: its names cannot be read");
        }
    }

    private static CertificateFacts read(X509Certificate certificate) {
        DistinguishedName subject = new DistinguishedName(certificate.getSubjectX500Principal());
        return new CertificateFacts(
                subject.commonName(),
                names(certificate),
                fingerprint(certificate),
                time(certificate.getNotBefore()),
                time(certificate.getNotAfter()),
                new DistinguishedName(certificate.getIssuerX500Principal()).toString(),
                subject.toString());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Set.of(DNS, ADDRESS).contains(name.get(0)))
                            .map(name -> DistinguishedName.printable(String.valueOf(name.get(1))))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime time(Date date) {
        return date.toInstant().atOffset(ZoneOffset.UTC);
    }
}
