package dev.workflow.passport.device;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import dev.workflow.passport.Approval;
import dev.workflow.passport.Client;
import dev.workflow.passport.GrantHandler;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.TokenService;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.passport.device.DeviceRequest;
import dev.workflow.persistence.passport.device.DeviceRequests;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a waiting device polls. Its grant belongs to no browser's session: logging out there does not log the device out.
 * Refusals are checked exceptions, so that polls that came too early stay counted.
 */
@Stateless
public class DeviceGrant implements GrantHandler {

    /** What an early poll costs from then on (RFC 8628 §3.5). */
    static final Duration PENALTY = Duration.ofSeconds(5);

    private DeviceRequests requests;
    private AccountRepository accounts;
    private TokenService tokens;
    private Clock clock;

    protected DeviceGrant() {}

    @Inject
    public DeviceGrant(DeviceRequests requests, AccountRepository accounts, TokenService tokens, Clock clock) {
        this.requests = requests;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        DeviceCodeGrant grant = (DeviceCodeGrant) request.getAuthorizationGrant();
        Client known = client.orElseThrow(() -> refused(OAuth2Error.INVALID_CLIENT));
        DeviceRequest device = requests.take(
                        OneTimeKey.digest(grant.getDeviceCode().getValue()))
                .filter(found -> found.getClientId().equals(known.id()))
                .orElseThrow(() -> refused(OAuth2Error.INVALID_GRANT));
        requireTime(device);
        long account = device.getAccountId().orElseThrow(() -> refused(undecided(device)));
        if (accounts.byId(account).filter(Account::isActive).isEmpty()) {
            throw refused(OAuth2Error.ACCESS_DENIED);
        }
        requests.remove(device);
        return new AccessTokenResponse(
                tokens.begin(approval(device, known, account), issuer).tokens());
    }

    private void requireTime(DeviceRequest device) throws GeneralException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!device.getExpires().isAfter(now)) {
            throw refused(DeviceAuthorizationGrantError.EXPIRED_TOKEN);
        }
        if (!device.poll(now, PENALTY)) {
            throw refused(DeviceAuthorizationGrantError.SLOW_DOWN);
        }
    }

    private static ErrorObject undecided(DeviceRequest device) {
        return device.isDenied() ? OAuth2Error.ACCESS_DENIED : DeviceAuthorizationGrantError.AUTHORIZATION_PENDING;
    }

    private static Approval approval(DeviceRequest device, Client client, long account) {
        return new Approval(
                client,
                OptionalLong.of(account),
                device.getScopes(),
                device.getMethods(),
                device.getAuthenticated().map(OffsetDateTime::toInstant),
                Optional.empty(),
                Optional.empty());
    }

    private static GeneralException refused(ErrorObject error) {
        return new GeneralException(error);
    }
}
