package dev.workflow.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The issuers that the configuration names: a JSON array in {@code workflow.sso.issuers}, or in the file that
 * {@code workflow.sso.issuers.file} names; and Drycc's own settings for the one that people log in at,
 * {@code SOCIAL_AUTH_DRYCC_OIDC_ENDPOINT}, {@code _KEY} and {@code _SECRET}.
 */
@ApplicationScoped
public class IssuerConfiguration {

    private Optional<String> json = Optional.empty();
    private Optional<String> file = Optional.empty();
    private Optional<String> endpoint = Optional.empty();
    private Optional<String> key = Optional.empty();
    private Optional<String> secret = Optional.empty();

    protected IssuerConfiguration() {}

    @Inject
    public IssuerConfiguration(
            @ConfigProperty(name = "workflow.sso.issuers") Optional<String> json,
            @ConfigProperty(name = "workflow.sso.issuers.file") Optional<String> file,
            @ConfigProperty(name = "social.auth.drycc.oidc.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "social.auth.drycc.key") Optional<String> key,
            @ConfigProperty(name = "social.auth.drycc.secret") Optional<String> secret) {
        this.json = json;
        this.file = file;
        this.endpoint = endpoint;
        this.key = key;
        this.secret = secret;
    }

    /** @throws IllegalArgumentException when it is no JSON of that shape; what is in it stays out of the text */
    List<Map<String, Object>> issuers() {
        List<Map<String, Object>> all = new ArrayList<>();
        json.filter(text -> !text.isBlank()).ifPresent(text -> all.addAll(parse("WORKFLOW_SSO_ISSUERS", text)));
        file.filter(name -> !name.isBlank()).ifPresent(name -> all.addAll(parse(name, read(Path.of(name)))));
        endpoint.filter(url -> !url.isBlank()).ifPresent(url -> all.add(drycc(url)));
        return all;
    }

    private Map<String, Object> drycc(String url) {
        Map<String, Object> issuer = new LinkedHashMap<>(Map.of("name", "drycc", "issuer", url, "label", "Drycc"));
        key.ifPresent(id -> issuer.put("client_id", id));
        secret.ifPresent(text -> issuer.put("client_secret", text));
        issuer.put("claims", Map.of("username", "username"));
        return issuer;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parse(String source, String text) {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            List<Object> list = jsonb.fromJson(text, ArrayList.class);
            if (list.stream().allMatch(Map.class::isInstance)) {
                return list.stream().map(issuer -> (Map<String, Object>) issuer).toList();
            }
        } catch (JsonbException noJson) {
            throw new IllegalArgumentException(source + " is no JSON array of objects");
        } catch (Exception notClosed) {
            throw new IllegalStateException(notClosed);
        }
        throw new IllegalArgumentException(source + " is no JSON array of objects");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }
}
