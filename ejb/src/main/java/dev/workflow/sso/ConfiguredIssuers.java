package dev.workflow.sso;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the issuers of the configuration over at each start ({@link IssuerConfiguration}). One that is no longer there is
 * switched off, not removed: whom it means is known again when it comes back. A broken configuration changes nothing and
 * is told in the log; the platform starts all the same.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfiguredIssuers {

    private static final Logger LOG = System.getLogger(ConfiguredIssuers.class.getName());

    private Components components;
    private IssuerConfiguration configuration;
    private IssuerAlignment alignment;

    protected ConfiguredIssuers() {}

    @Inject
    public ConfiguredIssuers(Components components, IssuerConfiguration configuration, IssuerAlignment alignment) {
        this.components = components;
        this.configuration = configuration;
        this.alignment = alignment;
    }

    @PostConstruct
    void align() {
        if (!components.runAny(Set.of(Component.CONTROLLER, Component.PASSPORT))) {
            return;
        }
        try {
            List<Map<String, Object>> wanted = configuration.issuers();
            alignment.align(wanted);
            if (!wanted.isEmpty()) {
                LOG.log(Level.INFO, "Took over {0} issuers from the configuration", wanted.size());
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "The issuers of the configuration were not taken over: " + broken.getMessage());
        }
    }
}
