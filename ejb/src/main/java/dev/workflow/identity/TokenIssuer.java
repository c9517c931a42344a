package dev.workflow.identity;

import dev.workflow.problem.Problem;

/** Somebody whose JSON web tokens the API takes as {@code Bearer}: our own passport, or an issuer that is trusted. */
public interface TokenIssuer {

    /**
     * Whether it is the one that a token names. Nothing of the token is verified yet.
     *
     * @param issuer the {@code iss} as it stands in the token
     * @param key the {@code kid} as it stands in its header; empty when there is none
     */
    boolean issues(String issuer, String key);

    /**
     * Says who holds the token. Asked again for a token only when the answer before it has grown old.
     *
     * @throws Problem 401 when the token is not one of this issuer's, is not for us, or its time is over
     */
    VerifiedToken verify(String token);
}
