package dev.workflow.identity;

/** How somebody proved who they are, in the words of RFC 8176, which are the {@code amr} of tokens. */
public enum LoginMethod {
    PASSWORD("pwd"),
    /** A one-time password. */
    CODE("otp"),
    /** A passkey: a key that its owner unlocked. */
    PASSKEY("hwk"),
    /** At an external issuer. */
    FEDERATED("fed"),
    /** With more than one factor, at an issuer whose word on that counts here. */
    SEVERAL_FACTORS("mfa");

    private final String code;

    LoginMethod(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
