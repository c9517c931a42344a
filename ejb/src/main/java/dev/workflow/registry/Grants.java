package dev.workflow.registry;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.config.Signer;
import dev.workflow.registry.Grant.Purpose;
import dev.workflow.registry.RegistryGate.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes grants as a name and secret that any registry client can send, and knows them again by their signature: nothing
 * of them is stored. The same grant always has the same secret. A name with a slash is no account's, so the two kinds of
 * callers never meet.
 */
public final class Grants {

    private static final int LONGEST = 8192;
    private static final String FOR_EVER = "-";

    private final Signer signer;
    private final Clock clock;

    public Grants(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    public Credentials write(Grant grant) {
        String username = grant.purpose().name().toLowerCase(Locale.ROOT) + "/"
                + grant.app().name();
        List<String> lines = new ArrayList<>();
        lines.add(grant.app().uuid().toString());
        lines.add(grant.until()
                .map(until -> Long.toString(until.getEpochSecond()))
                .orElse(FOR_EVER));
        lines.addAll(grant.repositories());
        byte[] payload = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new Credentials(username, encoded(payload) + "." + encoded(signer.sign(signed(username, payload))));
    }

    /** Whether the name is one that grants have; its secret is then nobody's password. */
    static boolean isGrant(Credentials credentials) {
        return credentials.username().indexOf('/') >= 0;
    }

    /** The grant; empty when it was not written here, was changed, or its time is over. */
    public Optional<Grant> read(Credentials given) {
        try {
            int dot = given.secret().indexOf('.');
            if (dot < 0 || given.secret().length() > LONGEST) {
                return Optional.empty();
            }
            byte[] payload = decoded(given.secret().substring(0, dot));
            byte[] signature = decoded(given.secret().substring(dot + 1));
            return signer.matches(signed(given.username(), payload), signature)
                    ? grant(given.username(), payload).filter(this::lasts)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean lasts(Grant grant) {
        return grant.until().map(until -> clock.instant().isBefore(until)).orElse(true);
    }

    /** Only of what carries our signature. */
    private static Optional<Grant> grant(String username, byte[] payload) {
        String[] parts = username.split("/", 2);
        List<String> lines = List.of(new String(payload, StandardCharsets.UTF_8).split("\n"));
        Optional<Instant> until = lines.get(1).equals(FOR_EVER)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Long.parseLong(lines.get(1))));
        AppRef app = new AppRef(UUID.fromString(lines.get(0)), new AppName(parts[1]));
        Purpose purpose = Purpose.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return Optional.of(new Grant(purpose, app, Set.copyOf(lines.subList(2, lines.size())), until));
    }

    /** The name is signed too: it says whose and what for. */
    private static byte[] signed(String username, byte[] payload) {
        return (username + "\n" + encoded(payload)).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
