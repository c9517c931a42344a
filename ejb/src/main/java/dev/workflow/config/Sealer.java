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

/** Seals and opens the secret fields of a configuration; the row's id is bound in, so rows cannot be swapped. */
@ApplicationScoped
public class Sealer {

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
        try {
            return aead.encrypt(jsonb.toJson(secrets).getBytes(StandardCharsets.UTF_8), context(row));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a configuration could not be sealed", broken);
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> open(UUID row, byte[] sealed) {
        try {
            String text = new String(aead.decrypt(sealed, context(row)), StandardCharsets.UTF_8);
            return jsonb.fromJson(text, LinkedHashMap.class);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    "configuration " + row + " was sealed with another master key than " + keyFile, foreign);
        }
    }

    private static byte[] context(UUID row) {
        return ("config/" + row).getBytes(StandardCharsets.UTF_8);
    }
}
