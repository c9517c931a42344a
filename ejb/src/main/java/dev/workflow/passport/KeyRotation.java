package dev.workflow.passport;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Administrators look at the signing keys, and change them. */
@Stateless
public class KeyRotation {

    private KeyStore store;
    private KeyRing ring;

    protected KeyRotation() {}

    @Inject
    public KeyRotation(KeyStore store, KeyRing ring) {
        this.store = store;
        this.ring = ring;
    }

    /** @throws Problem 403 unless the caller is a superuser */
    public List<KeyView> list(Caller caller) {
        requireSuperuser(caller);
        return store.load().stream().map(KeyView::of).toList();
    }

    /**
     * The next key signs from now on, on other servers within seconds. Tokens stay good.
     *
     * @param compromised whether somebody else has the keys: then all are replaced, and no token stays good
     * @return the keys after it
     * @throws Problem 403 unless the caller is a superuser
     */
    public List<KeyView> rotate(Caller caller, boolean compromised) {
        requireSuperuser(caller);
        if (compromised) {
            store.replace();
        } else {
            store.rotate();
        }
        ring.forget();
        return list(caller);
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
