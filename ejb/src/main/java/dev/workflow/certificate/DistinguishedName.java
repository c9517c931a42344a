package dev.workflow.certificate;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;

/** Who a certificate is about, as OpenSSL writes it on one line: {@code /C=DE/O=Shop/CN=shop.example.com}. */
final class DistinguishedName {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry(COMMON_NAME, "CN"),
            Map.entry("2.5.4.4", "SN"),
            Map.entry("2.5.4.5", "serialNumber"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "ST"),
            Map.entry("2.5.4.9", "street"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "title"),
            Map.entry("2.5.4.42", "GN"),
            Map.entry("0.9.2342.19200300.100.1.1", "UID"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"),
            Map.entry("1.2.840.113549.1.9.1", "emailAddress"));

    private final X500Name name;

    DistinguishedName(X500Principal principal) {
        name = X500Name.getInstance(principal.getEncoded());
    }

    Optional<String> commonName() {
        return parts().filter(part -> part.getType().getId().equals(COMMON_NAME))
                .map(part -> value(part.getValue()))
                .findFirst();
    }

    private Stream<AttributeTypeAndValue> parts() {
        return Arrays.stream(name.getRDNs()).flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()));
    }

    private static String type(AttributeTypeAndValue part) {
        String id = part.getType().getId();
        return SHORT.getOrDefault(id, id);
    }

    private static String value(ASN1Encodable value) {
        return value instanceof ASN1String text ? printable(text.getString()) : "#" + value.toASN1Primitive();
    }

    /** Whoever made the certificate must not write to the terminal of whoever lists it. */
    static String printable(String text) {
        return text.chars()
                .mapToObj(c -> Character.isISOControl(c)
                        ? "\\x" + HexFormat.of().toHexDigits((byte) c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return parts().map(part -> "/" + type(part) + "=" + value(part.getValue()))
                .collect(Collectors.joining());
    }
}
