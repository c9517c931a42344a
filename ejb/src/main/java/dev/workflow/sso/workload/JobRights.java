package dev.workflow.sso.workload;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.identity.Scope.Level;
import dev.workflow.persistence.sso.WorkloadRules;
import dev.workflow.persistence.sso.WorkloadRules.OfNamedApp;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a job may do, as the rules and the rights of those who made them are now. */
@Stateless
public class JobRights {

    @Inject
    WorkloadRules rules;

    @Inject
    AppAccess access;

    @Inject
    Clock clock;

    /** In whose name, and what. @param rules that give it */
    public record Right(long account, String username, Scope scope, Set<UUID> rules) {}

    /**
     * All that one owner's rules give. A rule counts while its owner may do to the app what it gives away.
     *
     * @param claims of the job's token
     * @param asked what the job wants; empty for what there is
     * @return empty when no rule gives it; several when the rules of several owners do
     */
    public List<Right> of(UUID issuer, Map<String, Object> claims, Optional<Scope> asked) {
        List<OfNamedApp> good = rules.of(issuer).stream()
                .filter(named -> new ClaimRule(named.rule().getClaims()).matches(claims))
                .filter(named -> asked.map(scope -> wanted(scope, named)).orElse(true))
                .filter(this::ownerMay)
                .toList();
        Map<Account, List<OfNamedApp>> byOwner = good.stream()
                .collect(Collectors.groupingBy(named -> named.rule().getOwner()));
        return byOwner.entrySet().stream()
                .flatMap(owned -> right(owned.getKey(), owned.getValue(), asked).stream())
                .toList();
    }

    private Optional<Right> right(Account owner, List<OfNamedApp> given, Optional<Scope> asked) {
        Level level = asked.map(Scope::level).orElseGet(() -> given.stream()
                .map(JobRights::level)
                .max(Level::compareTo)
                .orElseThrow());
        List<OfNamedApp> used = given.stream()
                .filter(named -> level(named).compareTo(level) >= 0)
                .toList();
        Set<String> apps = used.stream().map(OfNamedApp::app).collect(Collectors.toSet());
        if (apps.isEmpty() || !apps.containsAll(asked.map(Scope::apps).orElse(Set.of()))) {
            return Optional.empty();
        }
        used.forEach(named -> named.rule().used(OffsetDateTime.now(clock)));
        Set<UUID> rules = used.stream().map(named -> named.rule().getUuid()).collect(Collectors.toSet());
        return Optional.of(new Right(owner.getId(), owner.getUsername(), new Scope(level, apps), rules));
    }

    private boolean ownerMay(OfNamedApp named) {
        Permission needed = level(named) == Level.READ ? Permission.VIEW : Permission.CHANGE;
        Account owner = named.rule().getOwner();
        return owner.isActive() && access.allows(owner.asCaller(), new AppName(named.app()), needed);
    }

    private static boolean wanted(Scope asked, OfNamedApp named) {
        return asked.covers(named.app()) && level(named).compareTo(asked.level()) >= 0;
    }

    private static Level level(OfNamedApp named) {
        return Level.named(named.rule().getLevel()).orElseThrow();
    }
}
