package dev.workflow.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Signs claims with RS256 and the key whose turn it is. */
@Dependent
public class TokenSigner {

    private final KeyRing keys;

    @Inject
    public TokenSigner(KeyRing keys) {
        this.keys = keys;
    }

    SignedJWT sign(String typ, JWTClaimsSet claims) {
        RSAKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(typ))
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
            return token;
        } catch (JOSEException broken) {
            throw new IllegalStateException("the key " + key.getKeyID() + " does not sign", broken);
        }
    }
}
