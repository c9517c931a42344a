package dev.workflow.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import dev.workflow.database.TestContainer;
import dev.workflow.identity.Credentials;
import dev.workflow.identity.LoginLimiter;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.PasswordChanges;
import dev.workflow.identity.PasswordLogin;
import dev.workflow.identity.Passwords;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real directory, a real database and what logs people in between them; each call of a bean is one transaction. */
final class LdapWorld implements AutoCloseable {

    static final String BASE = "dc=example,dc=com";
    static final String PASSWORD = "Lovelace 1815";

    final SettableClock clock = new SettableClock();
    final TestContainer container = new TestContainer().provide(Clock.class, clock);
    final List<String> binds = new CopyOnWriteArrayList<>();
    final InMemoryDirectoryServer server;
    final Map<String, String> settings = new HashMap<>();
    private final Passwords passwords = new Passwords();
    private final LoginLimiter limiter = new LoginLimiter(clock);
    private LdapDirectory directory;

    LdapWorld() throws LDAPException, LDIFException {
        this(InMemoryListenerConfig.createLDAPConfig("plain"));
    }

    LdapWorld(InMemoryListenerConfig listener) throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials("cn=reader," + BASE, "reads");
        config.setListenerConfigs(listener);
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                binds.add(request.getRequest().getBindDN());
            }
        });
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
        person("ada", "Ada", "Lovelace");
        person("nobody", "No", "Body");
        for (String group : List.of("users", "staff", "admins", "devs")) {
            server.add(
                    "dn: cn=" + group + ",ou=groups," + BASE,
                    "objectClass: groupOfNames",
                    "cn: " + group,
                    "member: " + dn("nobody"));
        }
        server.startListening();
        settings.putAll(Map.of(
                "ldap.endpoint", "ldap://127.0.0.1:" + server.getListenPort(),
                "ldap.bind.dn", "cn=reader," + BASE,
                "ldap.bind.password", "reads",
                "ldap.user.basedn", "ou=people," + BASE,
                "ldap.user.filter", "uid",
                "ldap.group.basedn", "ou=groups," + BASE,
                "ldap.group.filter", "objectClass=groupOfNames",
                "ldap.active.group", "cn=users,ou=groups," + BASE,
                "ldap.staff.group", "CN=Staff, OU=groups, " + BASE,
                "ldap.superuser.group", "admins"));
        join("ada", "users");
    }

    static String dn(String uid) {
        return "uid=" + uid + ",ou=people," + BASE;
    }

    void person(String uid, String first, String last) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn(uid),
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + first + " " + last,
                "givenName: " + first,
                "sn: " + last,
                "mail: " + uid + "@example.com",
                "userPassword: " + PASSWORD);
    }

    void join(String uid, String group) throws LDAPException {
        change(ModificationType.ADD, uid, group);
    }

    void leave(String uid, String group) throws LDAPException {
        change(ModificationType.DELETE, uid, group);
    }

    private void change(ModificationType type, String uid, String group) throws LDAPException {
        server.modify("cn=" + group + ",ou=groups," + BASE, new Modification(type, "member", dn(uid)));
    }

    /** As the settings say at the first call. */
    synchronized LdapDirectory directory() {
        if (directory == null) {
            directory = new LdapDirectory(new Transacted(container), name -> Optional.ofNullable(settings.get(name)));
        }
        return directory;
    }

    long login(String username, String password) {
        AccountRepository accounts = new AccountRepository(null) {
            @Override
            public Optional<Account> byUsername(String name) {
                return account(name);
            }
        };
        PasswordChanges changes = new PasswordChanges(accounts, new Credentials(null, null, null));
        return new PasswordLogin(accounts, changes, passwords, limiter, directory())
                .check(username, password, "192.0.2.1");
    }

    /** Somebody whose password is kept here. */
    void local(String username, String password, boolean superuser) {
        container.run(AccountRepository.class, accounts -> {
            Account account = new Account(username, "", OffsetDateTime.now(clock));
            account.setPasswordHash(passwords.hash(password));
            account.setRoles(superuser, superuser);
            accounts.add(account);
        });
    }

    Optional<Account> account(String username) {
        return container.call(AccountRepository.class, accounts -> accounts.byUsername(username));
    }

    SessionKey session(long account) {
        return container.call(
                Sessions.class, sessions -> sessions.begin(account, "192.0.2.1", "a test", LoginMethod.PASSWORD));
    }

    boolean alive(SessionKey session) {
        return container
                .call(Sessions.class, sessions -> sessions.find(session))
                .isPresent();
    }

    void later(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        directory().close();
        server.shutDown(true);
    }

    /** Each call is a transaction of its own, as in the server. */
    private static final class Transacted extends DirectoryAccounts {

        private final TestContainer container;

        Transacted(TestContainer container) {
            this.container = container;
        }

        @Override
        public Optional<Long> arrived(Person person, boolean link) {
            return container.call(DirectoryAccounts.class, accounts -> accounts.arrived(person, link));
        }
    }
}
