package dev.workflow.passport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long tokens live, and what the provider does only if it is wanted. */
@ApplicationScoped
public class PassportSettings {

    private Duration accessLife = Duration.ZERO;
    private Duration refreshLife = Duration.ZERO;
    private Duration keyLife = Duration.ZERO;
    private boolean passwordGrant;
    private Optional<String> issuer = Optional.empty();

    protected PassportSettings() {}

    /** @param url where people reach the platform, as {@code PlatformUrl} of the web reads it */
    @Inject
    public PassportSettings(
            @ConfigProperty(name = "workflow.passport.access.minutes", defaultValue = "15") int accessMinutes,
            @ConfigProperty(name = "workflow.passport.refresh.days", defaultValue = "60") int refreshDays,
            @ConfigProperty(name = "workflow.passport.key.days", defaultValue = "0") int keyDays,
            @ConfigProperty(name = "workflow.passport.password.grant", defaultValue = "true") boolean passwordGrant,
            @ConfigProperty(name = "workflow.url") Optional<String> url) {
        this.accessLife = Duration.ofMinutes(within("WORKFLOW_PASSPORT_ACCESS_MINUTES", accessMinutes, 1, 24 * 60));
        this.refreshLife = Duration.ofDays(within("WORKFLOW_PASSPORT_REFRESH_DAYS", refreshDays, 1, 3650));
        this.keyLife = Duration.ofDays(within("WORKFLOW_PASSPORT_KEY_DAYS", keyDays, 0, 3650));
        this.passwordGrant = passwordGrant;
        this.issuer = url.map(text -> text.strip().replaceFirst("/+$", ""))
                .filter(text -> !text.isEmpty())
                .map(text -> text + "/oauth");
    }

    /** Of access and id tokens. */
    public Duration accessLife() {
        return accessLife;
    }

    /** Of a refresh token that is not used. */
    public Duration refreshLife() {
        return refreshLife;
    }

    /** After how long keys change by themselves; zero for never. */
    public Duration keyLife() {
        return keyLife;
    }

    /** Whether trusted clients may ask with a name and a password. */
    public boolean passwordGrant() {
        return passwordGrant;
    }

    /** The only name we have; empty when we are called whatever clients call us. */
    public Optional<String> issuer() {
        return issuer;
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
