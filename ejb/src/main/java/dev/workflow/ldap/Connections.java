package dev.workflow.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import javax.net.ssl.TrustManager;

/**
 * Opens connections to the directory: at most so many at once, the others wait. Certificates must be trusted and for the
 * host that was asked for; referrals to other servers are not followed, and nobody is bound without a password.
 */
record Connections(LdapSettings settings) {

    static final int MOST = 8;

    /** None is opened before it is needed: a directory that is down keeps no server from starting. */
    LDAPConnectionPool pool() throws LDAPException, GeneralSecurityException {
        SSLUtil tls = new SSLUtil(trust());
        LDAPConnectionPool pool = new LDAPConnectionPool(
                servers(tls), bind(), 0, MOST, settings.startTls() ? startTls(tls) : null, false);
        pool.setConnectionPoolName("workflow");
        pool.setCreateIfNecessary(false);
        pool.setMaxWaitTimeMillis(settings.timeout().toMillis());
        pool.setRetryFailedOperationsDueToInvalidConnections(true);
        return pool;
    }

    private ServerSet servers(SSLUtil tls) throws GeneralSecurityException {
        ServerSet[] sets = new ServerSet[settings.endpoints().size()];
        for (int i = 0; i < sets.length; i++) {
            LdapUrl url = settings.endpoints().get(i);
            sets[i] = url.tls()
                    ? new SingleServerSet(url.host(), url.port(), tls.createSSLSocketFactory(), options())
                    : new SingleServerSet(url.host(), url.port(), options());
        }
        return sets.length == 1 ? sets[0] : new FailoverServerSet(sets);
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.timeout().toMillis());
        options.setResponseTimeoutMillis(settings.timeout().toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        return options;
    }

    private BindRequest bind() {
        return settings.bind()
                .map(as -> new SimpleBindRequest(as.dn(), as.password()))
                .orElse(null);
    }

    private static PostConnectProcessor startTls(SSLUtil tls) throws GeneralSecurityException {
        return new StartTLSPostConnectProcessor(tls.createSSLContext());
    }

    private TrustManager trust() throws KeyStoreException {
        return settings.trust().isPresent()
                ? new PEMFileTrustManager(settings.trust().map(Path::toFile).orElseThrow())
                : JVMDefaultTrustManager.getInstance();
    }
}
