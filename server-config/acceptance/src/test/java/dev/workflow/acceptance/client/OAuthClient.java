package dev.workflow.acceptance.client;

import dev.workflow.acceptance.platform.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A confidential client of the OAuth endpoints, which sends forms. */
public record OAuthClient(String id, String secret, Api api) {

    /** A client of the platform's own, which may ask with passwords. */
    public static OAuthClient trusted(Platform platform, Person admin, String id) {
        return register(
                platform,
                admin,
                Map.of(
                        "client_id",
                        id,
                        "trusted",
                        true,
                        "grant_types",
                        List.of("password", "refresh_token"),
                        "scope",
                        "openid profile read deploy admin"));
    }

    public static OAuthClient register(Platform platform, Person admin, Map<String, ?> client) {
        Answer created = admin.api().post("/v2/oauth/clients/", client).is(201);
        String id = created.text("client_id");
        String secret = created.text("client_secret");
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return new OAuthClient(id, secret, forms(Api.at(platform.api())).with("Authorization", "Basic " + basic));
    }

    public static Api forms(Api api) {
        return api.with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** @param fields names and values by turns */
    public static String form(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    public Answer token(String... fields) {
        return api.post("/oauth/token/", form(fields));
    }

    /** With a name and a password. */
    public Answer login(String user, String password, String scope) {
        return token("grant_type", "password", "username", user, "password", password, "scope", scope);
    }

    public Answer refresh(String refreshToken) {
        return token("grant_type", "refresh_token", "refresh_token", refreshToken);
    }
}
