package dev.workflow.sso.login;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.sso.Admission;
import dev.workflow.sso.ExternalIdentity;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.IssuerKind;
import dev.workflow.sso.issuer.IssuerConnections;
import dev.workflow.sso.issuer.IssuerMetadata;
import dev.workflow.sso.login.Attempts.Attempt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;

/**
 * Logging in at an issuer: authorization code with PKCE, bound to the browser that began. Runs outside a transaction: the
 * issuer may take its time and must not hold a database connection.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FederatedLogin {

    private IssuerDirectory directory;
    private IssuerConnections connections;
    private Attempts attempts;
    private CodeExchange exchange;
    private Admission admission;

    protected FederatedLogin() {}

    @Inject
    public FederatedLogin(
            IssuerDirectory directory,
            IssuerConnections connections,
            Attempts attempts,
            CodeExchange exchange,
            Admission admission) {
        this.directory = directory;
        this.connections = connections;
        this.attempts = attempts;
        this.exchange = exchange;
        this.admission = admission;
    }

    /**
     * Where to send the browser.
     *
     * @param back where the issuer is to send it afterwards
     * @param address where the browser is, for a limit
     * @throws Problem 404 for an issuer at which nobody logs in, 429, 503 when it does not answer
     */
    public URI begin(String name, BrowserSecret browser, Attempt attempt, URI back, String address) {
        Issuer issuer = issuer(name);
        URI door = present(issuer).authorization().orElseThrow(() -> Trouble.broken(issuer));
        String state = attempts.begin(issuer, browser, attempt, address);
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(issuer.settings().scopes().toArray(new String[0])),
                        new ClientID(issuer.settings().clientId()),
                        back)
                .endpointURI(door)
                .state(new State(state))
                .nonce(browser.nonce(state))
                .codeChallenge(browser.verifier(state), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * The browser came back.
     *
     * @param account who is logged in there; empty for nobody
     * @param answer what the issuer gave it
     * @throws Problem 400 when the answer is not one to this browser's question, 403 when the issuer or we refuse, 409 when
     *     the link is another's, 502 and 503 when the issuer does not do its part
     */
    public Arrival finish(String name, BrowserSecret browser, OptionalLong account, IssuerAnswer answer, URI back) {
        Issuer issuer = issuer(name);
        Attempt attempt = attempts.take(issuer, browser, answer.state()).orElseThrow(Trouble::stale);
        if (attempt.account().isPresent() && !attempt.account().equals(account)) {
            throw Trouble.stale();
        }
        answer.requireFrom(issuer, metadata(issuer).namesItself());
        Vouched vouched = exchange.redeem(issuer, answer.code(), browser, answer.state(), back);
        ExternalIdentity who = vouched.who().withGroupsKnown();
        Caller caller = admission.admit(issuer, who, attempt.account()).orElseThrow(() -> Admission.disabled(issuer));
        boolean secondFactor = issuer.settings().trustSecondFactor() && vouched.secondFactor();
        return new Arrival(caller, attempt.account().isPresent(), attempt.next(), secondFactor);
    }

    private Issuer issuer(String name) {
        return directory.named(name, IssuerKind.LOGIN).orElseThrow(() -> Problem.notFound("Issuer"));
    }

    /** Nobody is sent to a site that does not answer: here they are told what else they can do. */
    private IssuerMetadata present(Issuer issuer) {
        try {
            return connections.to(issuer).present();
        } catch (IOException unreachable) {
            throw Trouble.unreachable(issuer, unreachable);
        }
    }

    private IssuerMetadata metadata(Issuer issuer) {
        try {
            return connections.to(issuer).metadata();
        } catch (IOException unreachable) {
            throw Trouble.unreachable(issuer, unreachable);
        }
    }
}
