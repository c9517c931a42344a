package dev.workflow.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Who is told about releases, and the key that proves who tells. Drycc's own names of the settings work too. */
@ApplicationScoped
public class HookSettings {

    private static final Logger LOG = System.getLogger(HookSettings.class.getName());

    private final List<HookTarget> targets;
    private final Optional<String> secret;

    /** Nobody is told. */
    protected HookSettings() {
        this(List.of(), Optional.empty());
    }

    @Inject
    public HookSettings(Config config) {
        this(
                targets(setting(config, "workflow.deploy.hook.urls", "drycc.deploy.hook.urls")
                        .orElse("")),
                setting(config, "workflow.deploy.hook.secret.key", "drycc.deploy.hook.secret.key"));
    }

    HookSettings(List<HookTarget> targets, Optional<String> secret) {
        this.targets = targets;
        this.secret = secret;
    }

    List<HookTarget> targets() {
        return targets;
    }

    Optional<String> secret() {
        return secret;
    }

    /** @param list separated by commas; what is no address is left out, with a warning */
    static List<HookTarget> targets(String list) {
        return Arrays.stream(list.split(","))
                .filter(text -> !text.isBlank())
                .flatMap(HookSettings::target)
                .toList();
    }

    private static Stream<HookTarget> target(String text) {
        try {
            return Stream.of(HookTarget.parse(text));
        } catch (IllegalArgumentException none) {
            LOG.log(Level.WARNING, "one of the deploy hook addresses is left out: it is no http or https address");
            return Stream.empty();
        }
    }

    private static Optional<String> setting(Config config, String... names) {
        return Stream.of(names)
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
