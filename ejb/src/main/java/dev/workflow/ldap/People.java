package dev.workflow.ldap;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.workflow.identity.Username;
import dev.workflow.ldap.GroupMatch.Group;
import dev.workflow.ldap.Person.Entry;
import dev.workflow.problem.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks people up and checks their passwords. What was typed goes into filters as a value, never as text: no character of
 * it has a meaning there.
 */
record People(LdapSettings settings, LDAPConnectionPool pool) {

    private static final Logger LOG = System.getLogger(People.class.getName());
    private static final int MOST_GROUPS = 1000;

    /** What directories answer to a password that does not fit, an account that is locked, or an entry that has gone. */
    private static final Set<ResultCode> REFUSED = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INVALID_DN_SYNTAX,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

    /** Whoever has that name; nobody when several have. */
    Optional<Entry> find(String username) throws LDAPException {
        SearchRequest search = new SearchRequest(
                settings.users().toString(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                2,
                (int) settings.timeout().toSeconds(),
                false,
                Filter.createEqualityFilter(settings.userAttribute(), username),
                settings.userAttribute(),
                "givenName",
                "sn",
                "mail");
        try {
            List<SearchResultEntry> found = pool.search(search).getSearchEntries();
            if (found.size() == 1) {
                return entry(found.get(0), username);
            }
        } catch (LDAPSearchException failed) {
            if (failed.getResultCode() != ResultCode.SIZE_LIMIT_EXCEEDED) {
                throw failed;
            }
            LOG.log(Level.WARNING, "Several LDAP entries have the name {0}: none of them can log in", username);
        }
        return Optional.empty();
    }

    /** The entry, under the name that it gives itself: directories do not look at the case. */
    private Optional<Entry> entry(SearchResultEntry found, String username) {
        return LdapText.values(found, settings.userAttribute())
                .filter(value -> value.equalsIgnoreCase(username))
                .filter(People::fit)
                .findFirst()
                .map(name -> new Entry(
                        found.getDN(),
                        name,
                        LdapText.email(found),
                        LdapText.name(found, "givenName"),
                        LdapText.name(found, "sn")));
    }

    static boolean fit(String username) {
        try {
            return new Username(username).value().equals(username);
        } catch (Problem noName) {
            return false;
        }
    }

    /** Adds the groups they are in. */
    Person person(Entry entry) throws LDAPException {
        return Person.of(settings, entry, groups(entry.dn()));
    }

    private List<Group> groups(String member) throws LDAPException {
        if (settings.groups().isEmpty()) {
            return List.of();
        }
        Filter membership = Filter.createORFilter(
                Filter.createEqualityFilter("member", member), Filter.createEqualityFilter("uniqueMember", member));
        SearchRequest search = new SearchRequest(
                settings.groups().get().toString(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                MOST_GROUPS,
                (int) settings.timeout().toSeconds(),
                false,
                Filter.createANDFilter(settings.groupFilter(), membership),
                "cn");
        List<Group> groups = new ArrayList<>();
        for (SearchResultEntry found : pool.search(search).getSearchEntries()) {
            if (found.getAttributeValue("cn") != null) {
                groups.add(new Group(found.getParsedDN(), found.getAttributeValue("cn")));
            }
        }
        return groups;
    }

    /** Binds as them. An empty password is no password: directories let anybody in with it. */
    boolean verify(Entry entry, String password) throws LDAPException {
        return !password.isEmpty() && bind(entry.dn(), password);
    }

    /** As much work as {@link #verify}, for a name that is not known. */
    void verifyNobody() throws LDAPException {
        bind(
                settings.userAttribute() + "=" + UUID.randomUUID() + "," + settings.users(),
                UUID.randomUUID().toString());
    }

    private boolean bind(String dn, String password) throws LDAPException {
        try {
            return pool.bindAndRevertAuthentication(dn, password).getResultCode() == ResultCode.SUCCESS;
        } catch (LDAPException refused) {
            if (!REFUSED.contains(refused.getResultCode())) {
                throw refused;
            }
            return false;
        }
    }
}
