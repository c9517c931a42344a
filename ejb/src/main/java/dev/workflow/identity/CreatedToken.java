package dev.workflow.identity;

/** A token that was asked for, at the only moment its text is known. */
public record CreatedToken(TokenDetails detail, String token) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "CreatedToken[" + detail.uuid() + ", …]";
    }
}
