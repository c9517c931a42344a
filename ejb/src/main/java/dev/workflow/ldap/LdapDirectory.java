package dev.workflow.ldap;

import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import dev.workflow.identity.PasswordDirectory;
import dev.workflow.ldap.Person.Entry;
import dev.workflow.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** The LDAP directory that the settings name, if they name one. */
@ApplicationScoped
public class LdapDirectory implements PasswordDirectory {

    private static final Logger LOG = System.getLogger(LdapDirectory.class.getName());
    private static final int LONGEST_PASSWORD = 1024;

    private DirectoryAccounts accounts;
    private Optional<LdapSettings> settings = Optional.empty();
    private boolean broken;
    private LDAPConnectionPool pool;

    protected LdapDirectory() {}

    @Inject
    public LdapDirectory(DirectoryAccounts accounts, Config config) {
        this(accounts, name -> config.getOptionalValue(name, String.class));
    }

    /** Settings that will not do let nobody in, and keep nobody out whose password is kept here. */
    LdapDirectory(DirectoryAccounts accounts, Function<String, Optional<String>> config) {
        this.accounts = accounts;
        try {
            this.settings = LdapSettings.of(config);
        } catch (IllegalArgumentException wrong) {
            broken = true;
            LOG.log(Level.ERROR, "Nobody can log in by LDAP: {0}", wrong.getMessage());
        }
        if (settings.map(LdapSettings::clear).orElse(false)) {
            LOG.log(Level.WARNING, "LDAP passwords can be read on the way: use ldaps:// or set LDAP_STARTTLS");
        }
    }

    @Override
    public boolean configured() {
        return broken || settings.isPresent();
    }

    @Override
    public Optional<Long> authenticate(String username, String password) {
        if (!configured()) {
            return Optional.empty();
        }
        boolean askable = People.fit(username) && !password.isEmpty() && password.length() <= LONGEST_PASSWORD;
        return askable ? ask(people -> person(people, username, password)).flatMap(this::arrived) : Optional.empty();
    }

    /** What the directory says now; empty when it knows nobody of that name. @throws Problem 503 */
    public Optional<Person> find(String username) {
        return ask(people -> {
            Optional<Entry> entry = people.find(username);
            return entry.isPresent() ? Optional.of(people.person(entry.get())) : Optional.empty();
        });
    }

    private static Optional<Person> person(People people, String username, String password) throws LDAPException {
        Optional<Entry> entry = people.find(username);
        if (entry.isEmpty()) {
            people.verifyNobody();
            return Optional.empty();
        }
        return people.verify(entry.get(), password) ? Optional.of(people.person(entry.get())) : Optional.empty();
    }

    private Optional<Long> arrived(Person person) {
        return accounts.arrived(person, settings.map(LdapSettings::link).orElse(false));
    }

    /** Something to do with the directory. */
    private interface Question {
        Optional<Person> ask(People people) throws LDAPException;
    }

    private Optional<Person> ask(Question question) {
        try {
            return question.ask(people());
        } catch (LDAPException | GeneralSecurityException failed) {
            LOG.log(Level.WARNING, LdapTrouble.of(failed).text());
            throw unavailable();
        }
    }

    private synchronized People people() throws LDAPException, GeneralSecurityException {
        LdapSettings known = settings.orElseThrow(LdapDirectory::unavailable);
        if (pool == null) {
            pool = new Connections(known).pool();
        }
        return new People(known, pool);
    }

    @PreDestroy
    synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }

    private static Problem unavailable() {
        return Problem.of(503, "directory-unavailable", "Names and passwords cannot be checked at this moment.")
                .withHint("Try again in a minute.");
    }
}
