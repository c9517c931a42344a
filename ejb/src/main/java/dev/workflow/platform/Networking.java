package dev.workflow.platform;

import dev.workflow.network.AppNetwork;
import dev.workflow.network.local.LocalNetwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Who leads to apps from outside of this server. */
@ApplicationScoped
public class Networking {

    @Produces
    @ApplicationScoped
    public AppNetwork network() {
        return new LocalNetwork();
    }
}
