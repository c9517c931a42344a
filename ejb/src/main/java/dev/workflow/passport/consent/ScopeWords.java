package dev.workflow.passport.consent;

import dev.workflow.persistence.identity.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a scope allows, in words for the person who is asked. */
public final class ScopeWords {

    /** All that is said about a person is said with any of them, as the contract has it (platform.md §6). */
    private static final String IDENTITY = "see who you are: user name, full name, e-mail address and roles";

    private static final Map<String, String> PLAIN = Map.of("openid", IDENTITY, "profile", IDENTITY, "email", IDENTITY);

    private static final Map<String, String> LEVELS = Map.of(
            "read", "look at %s: releases, processes, logs and metrics; not their settings and secrets",
            "deploy",
                    "look at and change %s: deploy, read and change settings with their secrets, scale, run commands;"
                            + " not remove or share",
            "admin", "do everything that you may do with %s, also remove and share");

    private ScopeWords() {}

    /** One sentence for each, which goes on after “It will be able to”. */
    public static List<String> of(Collection<String> scopes) {
        return scopes.stream().sorted().map(ScopeWords::sentence).distinct().toList();
    }

    /** Whether it is the whole platform that is at stake. */
    public static boolean everything(Caller person, Collection<String> scopes) {
        return person.superuser() && scopes.contains("admin");
    }

    private static String sentence(String scope) {
        String[] parts = scope.split(":", 2);
        if (LEVELS.containsKey(parts[0])) {
            return String.format(LEVELS.get(parts[0]), parts.length == 2 ? apps(parts[1]) : everything(parts[0]));
        }
        return PLAIN.getOrDefault(scope, "use “" + scope + "”");
    }

    private static String everything(String level) {
        return level.equals("admin") ? "your account and all your apps" : "all your apps";
    }

    private static String apps(String names) {
        return (names.contains(",") ? "the apps " : "the app ") + names.replace(",", ", ");
    }
}
