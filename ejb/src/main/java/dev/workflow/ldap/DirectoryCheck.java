package dev.workflow.ldap;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.problem.Problem;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Asks the directory once an hour about everybody who came from there, so that who has left it is logged out without
 * having to log in first. A directory that cannot be asked changes nothing. Several servers share the work.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryCheck {

    static final int BATCH = 50;

    /** Batches of one turn: 50,000 people. Who is left has waited longest and comes first next time. */
    static final int MOST_BATCHES = 1000;

    /** Less than an hour, or everybody would be skipped every other time. */
    static final Duration AGE = Duration.ofMinutes(50);

    private static final Logger LOG = System.getLogger(DirectoryCheck.class.getName());

    private Components components;
    private LdapDirectory directory;
    private DirectoryAccounts accounts;

    protected DirectoryCheck() {}

    @Inject
    public DirectoryCheck(Components components, LdapDirectory directory, DirectoryAccounts accounts) {
        this.components = components;
        this.directory = directory;
        this.accounts = accounts;
    }

    @Schedule(hour = "*", minute = "11", persistent = false)
    void check() {
        if (!directory.configured() || !components.runAny(Set.of(Component.CONTROLLER, Component.PASSPORT))) {
            return;
        }
        try {
            Map<Long, String> due = accounts.due(AGE, BATCH);
            for (int batch = 1; !due.isEmpty() && batch <= MOST_BATCHES; batch++) {
                due.forEach((account, username) -> accounts.checked(account, directory.find(username)));
                due = accounts.due(AGE, BATCH);
            }
        } catch (Problem unavailable) {
            LOG.log(Level.WARNING, "LDAP accounts were not checked; trying again in an hour: {0}", unavailable.code());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "LDAP accounts were not checked; trying again in an hour", failed);
        }
    }
}
