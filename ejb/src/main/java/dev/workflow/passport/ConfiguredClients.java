package dev.workflow.passport;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Registers the clients of {@code workflow.passport.clients} at the start: a JSON array of objects, see
 * {@link ClientSeed}. One that will not do is left out with an error in the log; the platform starts without it.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfiguredClients {

    private static final Logger LOG = System.getLogger(ConfiguredClients.class.getName());

    private Components components;
    private SeededClients clients;
    private PassportSettings settings;
    private String domain;
    private Optional<String> configured = Optional.empty();

    protected ConfiguredClients() {}

    @Inject
    public ConfiguredClients(
            Components components,
            SeededClients clients,
            PassportSettings settings,
            @ConfigProperty(name = "workflow.domain", defaultValue = "localhost") String domain,
            @ConfigProperty(name = "workflow.passport.clients") Optional<String> configured) {
        this.components = components;
        this.clients = clients;
        this.settings = settings;
        this.domain = domain;
        this.configured = configured;
    }

    @PostConstruct
    void ensure() {
        if (components.run(Component.CONTROLLER) || components.run(Component.PASSPORT)) {
            configured.filter(text -> !text.isBlank()).ifPresent(this::register);
        }
    }

    private void register(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            reader.readArray().getValuesAs(JsonObject.class).forEach(this::register);
        } catch (RuntimeException unreadable) {
            LOG.log(Level.ERROR, "WORKFLOW_PASSPORT_CLIENTS is not a JSON array of objects", unreadable);
        }
    }

    /** The text is not logged: it holds secrets. */
    private void register(JsonObject json) {
        String name = json.getString("name", "without a name");
        try {
            if (clients.ensure(ClientSeed.parse(json, origins(), domain))) {
                LOG.log(Level.INFO, "Registered the client {0} of WORKFLOW_PASSPORT_CLIENTS", name);
            }
        } catch (RuntimeException refused) {
            LOG.log(
                    Level.ERROR,
                    "The client {0} of WORKFLOW_PASSPORT_CLIENTS was not registered: {1}",
                    name,
                    refused.getMessage());
        }
    }

    /** How browsers reach hosts of the platform: as they reach the platform itself, where that is known. */
    private List<String> origins() {
        return settings.issuer()
                .map(url -> List.of(url.substring(0, url.indexOf("://") + 3)))
                .orElse(List.of("https://", "http://"));
    }
}
