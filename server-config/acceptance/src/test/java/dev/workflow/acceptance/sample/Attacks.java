package dev.workflow.acceptance.sample;

import java.util.List;
import java.util.stream.Stream;

/** Texts that are no names of anything, and that have broken systems like this one. */
public final class Attacks {

    /** Bad as every kind of name. */
    private static final List<String> EVERYWHERE = List.of(
            "../x",
            "x/../../y",
            "$(id)",
            "`id`",
            "x\ny",
            "x\r\nSet-Cookie: a=b",
            "x\u0000y",
            "x\u001b]0;y\u0007",
            "a b",
            "a/b/../c",
            "a%2fb",
            "a;b",
            "<script>alert(1)</script>",
            "' or '1'='1",
            "{{7*7}}",
            "${jndi:ldap://127.0.0.1/x}");

    /** Letters of other scripts that look like ours, and a mark that turns the reading direction. */
    private static final List<String> LOOK_ALIKES = List.of("\u0430pp", "\uff41pp", "app\u202e", "\u017fhop");

    private Attacks() {}

    public static Stream<String> appNames() {
        return all(
                LOOK_ALIKES,
                List.of("-x", "x-", "Upper", "1st", "a.b", "a_b", "..", tooLong(64), "kube-system", "default"));
    }

    public static Stream<String> processTypes() {
        return all(LOOK_ALIKES, List.of("-x", "x--y", "Web", "we", "..", "", " ", tooLong(64)));
    }

    public static Stream<String> configKeys() {
        return all(LOOK_ALIKES, List.of("a=b", "a:b", "", " ", tooLong(300)));
    }

    public static Stream<String> domains() {
        return all(List.of(), List.of("-x.com", "*", "*.*.com", "10.0.0.1", "a..b", ".", "", "x".repeat(64) + ".com"));
    }

    /** Of gateways and routes. */
    public static Stream<String> objectNames() {
        return all(LOOK_ALIKES, List.of("-x", "x-", "Upper", "a.b", "a_b", "..", "", " ", tooLong(64)));
    }

    public static Stream<String> certificateNames() {
        return all(LOOK_ALIKES, List.of("Upper", "a.b", "a_b", "..", "", " ", tooLong(254)));
    }

    /** Keys' names may hold more than others; what cannot stand in a URL is refused. */
    public static Stream<String> keyNames() {
        return Stream.of(
                "../x", "x/../y", "x\ny", "x\u0000y", "a%2fb", "a;b", "a#b", "a//b", "/a", "", " ", tooLong(129));
    }

    public static Stream<String> images() {
        return all(
                LOOK_ALIKES,
                List.of(
                        "-x",
                        "http://host/x",
                        "x@sha256:12",
                        "host:99999999/x",
                        "x:-tag",
                        "user:pw@host/x",
                        "",
                        tooLong(600)));
    }

    public static Stream<String> usernames() {
        return all(LOOK_ALIKES, List.of(tooLong(151), tooLong(100_000)));
    }

    /** Paths that servers, proxies and filters are known to read differently. */
    public static Stream<String> paths() {
        return Stream.of(
                "//v2/apps/",
                "/v2//apps/",
                "/v2/apps//",
                "/v2/..;/v2/apps/",
                "/v2/apps;x=1/",
                "/v2;x/apps/",
                "/healthz/..;/v2/apps/",
                "/healthz/../v2/apps/",
                "/healthz/%2e%2e/v2/apps/",
                "/v2/./apps/",
                "/v2/%2e/apps/",
                "/v2%2fapps/",
                "/v2/apps%2f",
                "/v2/apps%5c",
                "/v2\\apps/",
                "/v2/apps/%00/",
                "/v2/apps/%0a/",
                "/v2/apps/%c0%af/",
                "/v2/apps/%ff/",
                "/../v2/apps/",
                "/../META-INF/MANIFEST.MF",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/v2/../WEB-INF/web.xml",
                "/V2/apps/",
                "/v2/APPS/",
                "/v2/apps.json",
                "/v2/appss/");
    }

    private static Stream<String> all(List<String> some, List<String> more) {
        return Stream.of(EVERYWHERE, some, more).flatMap(List::stream);
    }

    private static String tooLong(int length) {
        return "a".repeat(length);
    }
}
