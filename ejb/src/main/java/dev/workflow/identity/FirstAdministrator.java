package dev.workflow.identity;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.problem.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the first administrator of a new platform from {@code WORKFLOW_ADMIN_PASSWORD}, and
 * {@code WORKFLOW_ADMIN_USERNAME} if it is not {@code admin}. There is no default password. Once any administrator
 * exists these settings mean nothing. Only controllers look at them.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdministrator {

    private static final Logger LOG = System.getLogger(FirstAdministrator.class.getName());

    private Components components;
    private Administrators administrators;
    private String username;
    private Optional<String> password = Optional.empty();

    protected FirstAdministrator() {}

    @Inject
    public FirstAdministrator(
            Components components,
            Administrators administrators,
            @ConfigProperty(name = "workflow.admin.username", defaultValue = "admin") String username,
            @ConfigProperty(name = "workflow.admin.password") Optional<String> password) {
        this.components = components;
        this.administrators = administrators;
        this.username = username;
        this.password = password;
    }

    @PostConstruct
    void ensure() {
        if (!components.run(Component.CONTROLLER) || administrators.exist()) {
            return;
        }
        if (password.filter(text -> !text.isBlank()).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "There is no administrator and nobody can log in."
                            + " Set WORKFLOW_ADMIN_PASSWORD and start again to make one.");
            return;
        }
        try {
            administrators.create(username, password.get());
            LOG.log(Level.INFO, "Made the first administrator: {0}", username);
        } catch (Problem | EJBException failed) {
            if (!administrators.exist()) {
                LOG.log(Level.ERROR, "The first administrator could not be made: " + failed.getMessage(), failed);
            }
        }
    }
}
