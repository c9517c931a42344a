package dev.workflow.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which directory to ask and how (platform.md §6): {@code LDAP_ENDPOINT} and its like, or {@code workflow.ldap.endpoint}.
 *
 * @param endpoints {@code ldap://host:port} or {@code ldaps://host:port}; a second one is asked when the first is down
 * @param bind as whom to search; empty for anonymous
 * @param userAttribute the attribute that holds the name people log in with
 * @param groups where to look for groups; empty for nowhere
 * @param groupFilter which entries there are groups
 * @param active the group of those who may log in; empty for everybody
 * @param startTls whether a plain connection is secured before anything is said
 * @param trust a PEM file with the certificates to trust; empty for those that Java trusts
 * @param timeout for connecting, and for each answer
 * @param link whether a local account of the same name becomes the directory's
 */
record LdapSettings(
        List<LdapUrl> endpoints,
        Optional<Credentials> bind,
        DN users,
        String userAttribute,
        Optional<DN> groups,
        Filter groupFilter,
        Optional<GroupMatch> active,
        Optional<GroupMatch> staff,
        Optional<GroupMatch> superuser,
        boolean startTls,
        Optional<Path> trust,
        Duration timeout,
        boolean link) {

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
    private static final int LONGEST_TIMEOUT = 60;

    LdapSettings {
        endpoints = List.copyOf(endpoints);
        if (startTls && endpoints.stream().anyMatch(LdapUrl::tls)) {
            throw new IllegalArgumentException("LDAP_STARTTLS is for ldap:// only: ldaps:// is secured already");
        }
    }

    /** Whether passwords can be read on the way. */
    boolean clear() {
        return !startTls && endpoints.stream().anyMatch(url -> !url.tls() && !url.loopback());
    }

    /** A name and a password, which is kept out of logs. */
    record Credentials(DN dn, String password) {
        @Override
        public String toString() {
            return dn.toString();
        }
    }

    /** Empty when no directory is configured. @throws IllegalArgumentException naming the setting that will not do */
    static Optional<LdapSettings> of(Function<String, Optional<String>> config) {
        return setting(config, "endpoint").map(endpoint -> read(config, endpoint));
    }

    private static LdapSettings read(Function<String, Optional<String>> config, String endpoint) {
        return new LdapSettings(
                Stream.of(endpoint.split("[\\s,]+")).map(LdapUrl::parse).toList(),
                setting(config, "bind.dn")
                        .map(dn -> new Credentials(
                                dn("LDAP_BIND_DN", dn),
                                required("LDAP_BIND_PASSWORD", setting(config, "bind.password")))),
                dn("LDAP_USER_BASEDN", required("LDAP_USER_BASEDN", setting(config, "user.basedn"))),
                attribute(setting(config, "user.filter").orElse("uid")),
                setting(config, "group.basedn").map(text -> dn("LDAP_GROUP_BASEDN", text)),
                filter(setting(config, "group.filter").orElse("objectClass=groupOfNames")),
                setting(config, "active.group").map(GroupMatch::parse),
                setting(config, "staff.group").map(GroupMatch::parse),
                setting(config, "superuser.group").map(GroupMatch::parse),
                setting(config, "starttls").map(Boolean::parseBoolean).orElse(false),
                setting(config, "trust").map(Path::of),
                seconds(setting(config, "timeout").orElse("5")),
                setting(config, "link").map(Boolean::parseBoolean).orElse(false));
    }

    private static Optional<String> setting(Function<String, Optional<String>> config, String name) {
        return Stream.of("workflow.ldap." + name, "ldap." + name)
                .flatMap(key -> config.apply(key).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(name + " must be set when LDAP_ENDPOINT is"));
    }

    private static DN dn(String name, String text) {
        try {
            return new DN(text);
        } catch (LDAPException malformed) {
            throw new IllegalArgumentException(name + " is no distinguished name", malformed);
        }
    }

    private static String attribute(String text) {
        if (!ATTRIBUTE.matcher(text).matches()) {
            throw new IllegalArgumentException("LDAP_USER_FILTER must be the name of an attribute, like uid");
        }
        return text;
    }

    /** The brackets around it may be left out. */
    private static Filter filter(String text) {
        try {
            return Filter.create(text.startsWith("(") ? text : "(" + text + ")");
        } catch (LDAPException malformed) {
            throw new IllegalArgumentException("LDAP_GROUP_FILTER is no filter", malformed);
        }
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_TIMEOUT) {
            throw new IllegalArgumentException("LDAP_TIMEOUT must be 1 to " + LONGEST_TIMEOUT + " seconds");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
