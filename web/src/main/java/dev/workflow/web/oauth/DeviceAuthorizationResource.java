package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.UserCode;
import dev.workflow.passport.Client;
import dev.workflow.passport.ClientLogin;
import dev.workflow.passport.RequestedScopes;
import dev.workflow.passport.device.Devices;
import dev.workflow.passport.device.StartedDevice;
import dev.workflow.problem.Problem;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.RetryAfter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where devices without a browser get the code that they show (RFC 8628 §3.1). */
@Path("device_authorization")
@Dependent
@PermitAll
public class DeviceAuthorizationResource {

    private final Devices devices;
    private final ClientLogin login;
    private final OAuthExchange exchange;
    private final PlatformUrl platform;
    private final ClientAddress address;

    @Inject
    public DeviceAuthorizationResource(
            Devices devices, ClientLogin login, OAuthExchange exchange, PlatformUrl platform, ClientAddress address) {
        this.devices = devices;
        this.login = login;
        this.exchange = exchange;
        this.platform = platform;
        this.address = address;
    }

    @POST
    public Response begin(InputStream body) throws IOException {
        try {
            DeviceAuthorizationRequest request = DeviceAuthorizationRequest.parse(exchange.read(body));
            Client client = client(request);
            Optional<String> scope = Optional.ofNullable(request.getScope()).map(Scope::toString);
            StartedDevice device = devices.begin(client, RequestedScopes.of(client, scope), address.toString());
            return exchange.answer(success(device).toHTTPResponse());
        } catch (GeneralException refused) {
            return exchange.refuse(refused);
        } catch (Problem tooMany) {
            Response.ResponseBuilder answer = Response.fromResponse(exchange.refuse(OAuth2Error.TEMPORARILY_UNAVAILABLE
                    .setDescription(tooMany.getMessage())
                    .setHTTPStatusCode(tooMany.status())));
            RetryAfter.say(tooMany, answer::header);
            return answer.build();
        }
    }

    private Client client(DeviceAuthorizationRequest request) throws GeneralException {
        Client client = login.identify(request.getClientAuthentication(), request.getClientID())
                .orElseThrow(() -> new GeneralException(OAuth2Error.INVALID_CLIENT));
        if (!client.grantTypes().contains(GrantType.DEVICE_CODE.getValue())) {
            throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT);
        }
        return client;
    }

    private DeviceAuthorizationSuccessResponse success(StartedDevice device) {
        String page = platform.origin().resolve("/oauth/device/");
        String shown = device.code().shown();
        return new DeviceAuthorizationSuccessResponse(
                new DeviceCode(device.key().text()),
                new UserCode(shown),
                URI.create(page),
                URI.create(page + "?user_code=" + shown),
                device.life().toSeconds(),
                device.pause().toSeconds(),
                Map.of());
    }
}
