package dev.workflow.passport;

import java.time.Instant;
import java.util.Locale;

/**
 * A signing key as administrators see it.
 *
 * @param state {@code next}, {@code active} or {@code retired}
 * @param ends when the last token that it signed has ended; null unless it is retired
 */
public record KeyView(String kid, String state, Instant created, Instant ends) {

    static KeyView of(KeyStore.Stored key) {
        return new KeyView(
                key.key().getKeyID(),
                key.state().name().toLowerCase(Locale.ROOT),
                key.created(),
                key.ends().orElse(null));
    }
}
