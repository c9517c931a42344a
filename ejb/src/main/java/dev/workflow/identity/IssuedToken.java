package dev.workflow.identity;

/** A token at the only moment its text is known. */
public record IssuedToken(String token, String username) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IssuedToken[…, " + username + "]";
    }
}
