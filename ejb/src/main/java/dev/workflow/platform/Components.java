package dev.workflow.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which components this instance of the EAR runs (decision 13). One that is off opens no port and starts no consumer. */
@ApplicationScoped
public class Components {

    @Inject
    @ConfigProperty(name = "workflow.components", defaultValue = "all")
    String names;

    /** @param component controller, passport, builder, worker, logger, registry, router, broker or console */
    public boolean run(String component) {
        Set<String> wanted = Arrays.stream(names.split(",")).map(String::strip).collect(Collectors.toSet());
        return wanted.contains("all") || wanted.contains(component);
    }
}
