package dev.workflow.passport;

/**
 * What a client is to be configured with. The secret is shown this once.
 *
 * @param clientSecret null for a public client
 */
public record IssuedSecret(String clientId, String clientSecret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IssuedSecret[" + clientId + "]";
    }
}
