package dev.workflow.sso.issuer;

/** A token that is not believed. Its text is for logs, not for whoever sent it. */
public final class UntrustedToken extends Exception {

    private static final long serialVersionUID = 1L;

    UntrustedToken(String why) {
        super(why);
    }
}
