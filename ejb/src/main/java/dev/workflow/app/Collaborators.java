package dev.workflow.app;

import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.Permissions;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shares an app: its owner, or a superuser, gives others permissions on it and takes them back (api.md §9). */
@Stateless
public class Collaborators {

    /** Permissions of one collaborator. */
    public record Share(String app, String username, List<String> permissions) {}

    @Inject
    AppAccess access;

    @Inject
    Permissions permissions;

    @Inject
    AccountRepository accounts;

    @Inject
    AppLogs logs;

    public List<Share> list(Caller caller, String id) {
        Map<String, List<String>> shares = permissions.of(access.requireOwner(caller, id));
        return shares.entrySet().stream()
                .map(share -> new Share(id, share.getKey(), share.getValue()))
                .toList();
    }

    /** Adds permissions to those the user has. */
    public void add(Caller caller, String id, String username, String names) {
        App app = access.requireOwner(caller, id);
        Set<Permission> wanted = parse(names);
        permissions.grant(app, account(username), wanted);
        logs.platform(new AppName(id), "User " + username + " was granted access to " + id);
    }

    /** Leaves the user with exactly these permissions. */
    public void replace(Caller caller, String id, String username, String names) {
        App app = access.requireOwner(caller, id);
        Set<Permission> wanted = parse(names);
        Account account = account(username);
        permissions.revokeAll(app, account);
        permissions.grant(app, account, wanted);
    }

    public void remove(Caller caller, String id, String username) {
        App app = access.requireOwner(caller, id);
        permissions.revokeAll(app, account(username));
        logs.platform(new AppName(id), "User " + username + " was revoked access to " + id);
    }

    private Account account(String username) {
        return accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
    }

    /** @throws Problem 400 for a word that is no permission */
    public static Set<Permission> parse(String names) {
        Set<Permission> parsed = EnumSet.noneOf(Permission.class);
        for (String name : names.split(",")) {
            Arrays.stream(Permission.values())
                    .filter(permission -> permission.text().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(parsed::add, () -> {
                        throw unknown();
                    });
        }
        return parsed;
    }

    private static Problem unknown() {
        String text = "The permissions field is required and has a value range of: view,change,delete";
        return new Problem(400, "invalid-permissions", new Problem.Body.Text(text), "", null);
    }
}
