package dev.workflow.registry;

import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryGate.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes passes as a text that clients send as {@code Bearer}, and reads them again. The login is inside, sealed, so that
 * nothing has to be stored, whoever finds a pass cannot do more with it, and a login that has ended ends its passes.
 */
public final class Passes {

    public static final Duration LIFE = Duration.ofMinutes(5);

    /** No JSON web token begins like this. */
    private static final String PREFIX = "pass.";

    private static final int LONGEST = 32_768;
    private static final int FIXED_LINES = 3;

    private final Envelope envelope;
    private final Clock clock;

    public Passes(Envelope envelope, Clock clock) {
        this.envelope = envelope;
        this.clock = clock;
    }

    /** Whether a bearer token is one of these, good or not. */
    public static boolean isPass(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /** The pass, for so long. */
    public Pass issue(Credentials login, Map<String, Set<Action>> scopes) {
        return new Pass(
                login, scopes, Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond()));
    }

    public String write(Pass pass) {
        StringBuilder text = new StringBuilder();
        text.append(pass.login().username()).append('\n').append(pass.login().secret());
        text.append('\n').append(pass.until().getEpochSecond());
        pass.scopes().forEach((repository, actions) -> text.append('\n')
                .append(repository)
                .append(' ')
                .append(actions.stream().map(Action::name).collect(Collectors.joining(","))));
        byte[] sealed = envelope.seal(text.toString().getBytes(StandardCharsets.UTF_8));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty for what was not written here, was changed, or is over. */
    public Optional<Pass> read(String bearer) {
        if (!isPass(bearer) || bearer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(bearer.substring(PREFIX.length()));
            return envelope.open(sealed)
                    .map(clear -> pass(new String(clear, StandardCharsets.UTF_8).split("\n")))
                    .filter(pass -> clock.instant().isBefore(pass.until()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Only of what was sealed here. */
    private static Pass pass(String... lines) {
        Map<String, Set<Action>> scopes = new TreeMap<>();
        List.of(lines).subList(FIXED_LINES, lines.length).forEach(line -> {
            String[] words = line.split(" ");
            scopes.put(
                    words[0],
                    Arrays.stream(words[1].split(","))
                            .map(Action::valueOf)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class))));
        });
        return new Pass(new Credentials(lines[0], lines[1]), scopes, Instant.ofEpochSecond(Long.parseLong(lines[2])));
    }
}
