package dev.workflow.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether people may make accounts themselves: {@code workflow.passport.registration}, never where a directory has them. */
@ApplicationScoped
public class SelfService {

    private boolean registration;
    private boolean directory;

    protected SelfService() {}

    @Inject
    public SelfService(
            @ConfigProperty(name = "workflow.passport.registration", defaultValue = "false") boolean registration,
            @ConfigProperty(name = "workflow.ldap.endpoint") Optional<String> directory) {
        this.registration = registration;
        this.directory = directory.filter(text -> !text.isBlank()).isPresent();
    }

    public boolean registrationOpen() {
        return registration && !directory;
    }

    /** Whether a directory has the accounts, and their passwords. */
    public boolean directory() {
        return directory;
    }
}
