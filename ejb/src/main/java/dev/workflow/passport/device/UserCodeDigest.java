package dev.workflow.passport.device;

import dev.workflow.config.Sealer;
import dev.workflow.config.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What is stored of a user code. Keyed: all of them could be tried against a plain hash. */
@ApplicationScoped
public class UserCodeDigest {

    private Signer signer;

    protected UserCodeDigest() {}

    @Inject
    public UserCodeDigest(Sealer sealer) {
        this(sealer.signer("device user code"));
    }

    UserCodeDigest(Signer signer) {
        this.signer = signer;
    }

    String of(UserCode code) {
        return HexFormat.of().formatHex(signer.sign(code.letters().getBytes(StandardCharsets.US_ASCII)));
    }
}
