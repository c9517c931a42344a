package dev.workflow.hook;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.SshKey;
import dev.workflow.persistence.identity.SshKeyRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the builder whose SSH key it sees, and which keys may reach an app. Keys of disabled accounts are unknown. */
@Stateless
public class BuilderKeys {

    /** The owner of a key and the names of the apps that account may change. */
    public record Pusher(String username, List<String> apps) {}

    /** @param key the OpenSSH line */
    public record UserKey(String key, String fingerprint) {
        static UserKey of(SshKey key) {
            return new UserKey(key.getLine(), key.getFingerprint());
        }
    }

    @Inject
    SshKeyRepository keys;

    @Inject
    Apps apps;

    @Inject
    BuilderHooks hooks;

    /**
     * @param fingerprint MD5 with colons
     * @throws Problem 404 when nobody has such a key
     */
    public Pusher pusher(String fingerprint) {
        SshKey key = keys.byFingerprint(fingerprint).orElseThrow(() -> Problem.notFound("Key"));
        return new Pusher(
                key.getOwner().getUsername(), apps.changeableBy(key.getOwner().asCaller()));
    }

    /** The keys of all the app was shared with for viewing, by user name, oldest first. */
    public Map<String, List<UserKey>> of(String app) {
        App shared = apps.byId(app).orElseThrow(() -> Problem.notFound("App"));
        Map<String, List<UserKey>> byUser = new LinkedHashMap<>();
        keys.ofViewers(shared)
                .forEach(key -> byUser.computeIfAbsent(key.getOwner().getUsername(), user -> new ArrayList<>())
                        .add(UserKey.of(key)));
        return byUser;
    }

    /**
     * The keys of one account that may view the app.
     *
     * @throws Problem 403 as a text when it may not; 404 for an unknown app or account, and without a key
     */
    public Map<String, List<UserKey>> of(String app, String username) {
        hooks.require(username, app, Permission.VIEW);
        List<UserKey> own =
                keys.all(hooks.pusher(username)).stream().map(UserKey::of).toList();
        if (own.isEmpty()) {
            throw new Problem(404, "not-found", new Problem.Body.Text("No Keys match the given query."), "", null);
        }
        return Map.of(username, own);
    }
}
