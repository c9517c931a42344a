package dev.workflow.network;

import dev.workflow.app.AppName;
import dev.workflow.persistence.network.NetworkLocks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one server at a time work on the network of an app. Whoever reads what is wanted while it has the turn knows all
 * that was committed before, so an older state never replaces a newer one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NetworkTurn {

    @Inject
    NetworkLocks locks;

    /** What the work gave; empty, without having begun it, while another server works on that app. */
    public <T> Optional<T> alone(AppName app, Supplier<T> work) {
        return locks.take(app.value()) ? Optional.of(work.get()) : Optional.empty();
    }
}
