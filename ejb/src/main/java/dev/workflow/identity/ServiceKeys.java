package dev.workflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What the services around the platform prove themselves with: an external builder, the workflow manager, the cluster's
 * admission calls, and a directory of people that speaks SCIM. Each is off until its key is configured. Drycc's own names of the settings work too.
 */
@ApplicationScoped
public class ServiceKeys {

    private static final Logger LOG = System.getLogger(ServiceKeys.class.getName());
    private static final int SHORTEST_SCIM_TOKEN = 32;
    private static final String MUTATE_KEY_FILE = "/etc/controller/mutate/cert/key";

    private final ServiceKey builder;
    private final Optional<String> managerToken;
    private final ServiceKey manager;
    private final ServiceKey admission;
    private final ServiceKey scim;

    /** Nobody is let in. */
    protected ServiceKeys() {
        this(ServiceKey.NONE, Optional.empty(), ServiceKey.NONE);
    }

    @Inject
    public ServiceKeys(Config config) {
        this(
                key(setting(config, "workflow.builder.key", "drycc.builder.key")),
                managerToken(config),
                key(setting(config, "workflow.mutate.key").or(() -> content(config))),
                key(setting(config, "workflow.scim.token").filter(ServiceKeys::longEnough)));
    }

    public ServiceKeys(ServiceKey builder, Optional<String> managerToken, ServiceKey admission) {
        this(builder, managerToken, admission, ServiceKey.NONE);
    }

    public ServiceKeys(ServiceKey builder, Optional<String> managerToken, ServiceKey admission, ServiceKey scim) {
        this.builder = builder;
        this.managerToken = managerToken;
        this.manager = key(managerToken);
        this.admission = admission;
        this.scim = scim;
    }

    /** Of {@code X-Drycc-Builder-Auth}. */
    public ServiceKey builder() {
        return builder;
    }

    /** Of {@code Authorization: token …} from the manager. */
    public ServiceKey manager() {
        return manager;
    }

    /** In the path of the admission calls. */
    public ServiceKey admission() {
        return admission;
    }

    /** Of {@code Authorization: Bearer …} from a directory of people. */
    public ServiceKey scim() {
        return scim;
    }

    /** What the platform shows when it asks the manager. */
    public Optional<String> managerToken() {
        return managerToken;
    }

    /** As Drycc makes it: base 85 of {@code access:secret}. */
    public static String managerToken(String accessKey, String secretKey) {
        return Base85.encode((accessKey + ":" + secretKey).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> managerToken(Config config) {
        return setting(config, "workflow.manager.access.key")
                .flatMap(access ->
                        setting(config, "workflow.manager.secret.key").map(secret -> managerToken(access, secret)));
    }

    /** It opens every account that came by SCIM, so it must not be guessed. */
    private static boolean longEnough(String token) {
        if (token.length() < SHORTEST_SCIM_TOKEN) {
            LOG.log(Level.ERROR, "SCIM is off: WORKFLOW_SCIM_TOKEN has less than {0} characters", SHORTEST_SCIM_TOKEN);
        }
        return token.length() >= SHORTEST_SCIM_TOKEN;
    }

    private static ServiceKey key(Optional<String> secret) {
        return secret.map(ServiceKey::of).orElse(ServiceKey.NONE);
    }

    private static Optional<String> setting(Config config, String... names) {
        return Stream.of(names)
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<String> content(Config config) {
        Path file = Path.of(setting(config, "drycc.mutate.key.path").orElse(MUTATE_KEY_FILE));
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(key -> !key.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "admission is off: its key file " + file + " cannot be read", unreadable);
            return Optional.empty();
        }
    }
}
