package dev.workflow.ldap;

import java.net.URI;
import java.util.Locale;

/** Where a directory listens. @param tls whether the connection is secured from its first byte: {@code ldaps} */
record LdapUrl(String host, int port, boolean tls) {

    private static final int PLAIN = 389;
    private static final int SECURED = 636;

    boolean loopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** @throws IllegalArgumentException unless it is {@code ldap[s]://host[:port]} */
    static LdapUrl parse(String text) {
        URI uri = URI.create(text.replaceFirst("/$", ""));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("ldaps");
        if (uri.getHost() == null
                || !(tls || scheme.equals("ldap"))
                || !uri.getPath().isEmpty()) {
            throw new IllegalArgumentException("LDAP_ENDPOINT must be like ldaps://ldap.example.com, not " + text);
        }
        int port = uri.getPort() < 0 ? tls ? SECURED : PLAIN : uri.getPort();
        return new LdapUrl(uri.getHost().replaceAll("[\\[\\]]", ""), port, tls);
    }
}
