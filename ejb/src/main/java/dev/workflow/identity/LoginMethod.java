package dev.workflow.identity;

/** How somebody proved who they are, in the words of RFC 8176, which are the {@code amr} of tokens. */
public enum LoginMethod {
    PASSWORD("pwd"),
    /** A one-time password. */
    CODE("otp"),
    /** A passkey: a key that its owner unlocked. */
    PASSKEY("hwk"),
    /** At an external issuer. */
    FEDERATED("fed");

    private final String code;

    LoginMethod(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
