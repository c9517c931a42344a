package dev.workflow.config;

import com.google.crypto.tink.Aead;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals and opens what is secret at rest; the row's kind and id are bound in, so rows cannot be swapped. */
@ApplicationScoped
public class Sealer {

    private static final String CONFIG = "config";

    @Inject
    @ConfigProperty(name = "workflow.master.key.file")
    String keyFile;

    private final Jsonb jsonb = JsonbBuilder.create();
    private Aead aead;

    protected Sealer() {}

    Sealer(Path keyFile) {
        this.keyFile = keyFile.toString();
        load();
    }

    @PostConstruct
    void load() {
        aead = MasterKey.load(Path.of(keyFile));
    }

    byte[] seal(UUID row, Map<String, ?> secrets) {
        return sealText(CONFIG, row, jsonb.toJson(secrets));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> open(UUID row, byte[] sealed) {
        return jsonb.fromJson(openText(CONFIG, row, sealed), LinkedHashMap.class);
    }

    /** @param kind what the row is; with the row's id it is what the text can only be opened for */
    public byte[] sealText(String kind, UUID row, String secret) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), context(kind, row));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a " + kind + " could not be sealed", broken);
        }
    }

    public String openText(String kind, UUID row, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, context(kind, row)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    kind + " " + row + " was sealed with another master key than " + keyFile, foreign);
        }
    }

    private static byte[] context(String kind, UUID row) {
        return (kind + "/" + row).getBytes(StandardCharsets.UTF_8);
    }
}
