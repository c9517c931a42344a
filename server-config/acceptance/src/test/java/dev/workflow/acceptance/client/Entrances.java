package dev.workflow.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Everything that lets one person in: each entrance says whether it is open right now, by being used.
 *
 * @param app one of theirs, which was pushed to
 * @param ticket of a login with name and password, for which a client can fetch tokens
 */
public record Entrances(
        Platform platform,
        Person person,
        String app,
        String ticket,
        WebBrowser browser,
        SshKey key,
        RelyingParty party,
        Tokens tokens) {

    /** All that a credential of the person opens, but the refresh token, which is spent by being used. */
    public Map<String, Boolean> open() {
        Map<String, BooleanSupplier> entrances = new LinkedHashMap<>();
        entrances.put(
                "session of the browser", () -> browser.open("/user/").html().contains("/user/logout/"));
        entrances.put("API token", () -> works(person.api().get("/v2/auth/whoami/")));
        entrances.put("login that waits for its client", () -> fetches().status() == 200);
        entrances.put("access token", () -> works(bearer().get("/v2/auth/whoami/")));
        entrances.put("userinfo", () -> works(bearer().get("/oauth/userinfo/")));
        entrances.put("git over SSH", this::gitAnswers);
        entrances.put("registry", () -> works(registry().get("/v2/" + app + "/" + app + "/tags/list")));
        Map<String, Boolean> open = new LinkedHashMap<>();
        entrances.forEach((name, entrance) -> open.put(name, entrance.getAsBoolean()));
        return open;
    }

    /** Fails the test naming the entrance that is not as it should be. */
    public void areAll(boolean open) {
        assertThat(open()).allSatisfy((name, is) -> assertThat(is).as(name).isEqualTo(open));
    }

    /** Whether the refresh token is good; it is spent by that. */
    public boolean refreshes() {
        return party.refresh(tokens.getRefreshToken()).indicatesSuccess();
    }

    /** What a push asks first. */
    private boolean gitAnswers() {
        return key.ssh(platform.sshPort(), "git-receive-pack '" + app + ".git'")
                        .reading("0000")
                        .run()
                        .code()
                == 0;
    }

    private Answer fetches() {
        return Api.at(platform.api()).get("/v2/auth/token/" + ticket + "/");
    }

    private Api bearer() {
        return Api.at(platform.api())
                .with("Authorization", "Bearer " + tokens.getAccessToken().getValue());
    }

    private Api registry() {
        byte[] pair = (person.name() + ":" + person.token()).getBytes(StandardCharsets.UTF_8);
        return Api.at(platform.api())
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Also when there is nothing to be found: an app without a build has no images. */
    private static boolean works(Answer answer) {
        return answer.status() != 401 && answer.status() != 403;
    }
}
