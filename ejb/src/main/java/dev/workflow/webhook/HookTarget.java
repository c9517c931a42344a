package dev.workflow.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An address that wants to know about releases. Chosen by the operator, so it may lead anywhere. */
record HookTarget(URI address) {

    /** @throws IllegalArgumentException when it is no http or https address with a host */
    static HookTarget parse(String text) {
        URI address = URI.create(text.strip());
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an http or https address");
        }
        return new HookTarget(address);
    }

    /** The address with these parameters, in alphabetical order, behind those it has. */
    URI with(Map<String, String> parameters) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        String known = address.getRawQuery() == null ? "" : address.getRawQuery() + "&";
        return URI.create(shown() + "?" + known + query);
    }

    /** For logs: without what may be a secret in its query. */
    String shown() {
        return address.getScheme() + "://" + address.getRawAuthority()
                + (address.getRawPath() == null ? "" : address.getRawPath());
    }
}
