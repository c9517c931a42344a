package dev.workflow.registry;

import dev.workflow.image.ImageReference;
import dev.workflow.registry.RegistryGate.Credentials;
import java.util.Optional;

/**
 * Opens the registry that holds the platform's images for programs without an account. The platform's own registry knows
 * grants; another one does not, there the one account is used that the operator gave the platform.
 *
 * @param registry host, and port unless it is the usual one, as in the images' names
 * @param account of a registry that is not the platform's own
 */
public record RegistryKeys(String registry, Grants grants, Optional<ServiceAccount> account) {

    public boolean holds(ImageReference image) {
        return image.registry().isEmpty() || image.registry().equalsIgnoreCase(registry);
    }

    public Credentials of(Grant grant) {
        return account.map(known -> new Credentials(known.username(), known.password()))
                .orElseGet(() -> grants.write(grant));
    }
}
