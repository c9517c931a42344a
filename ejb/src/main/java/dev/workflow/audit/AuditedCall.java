package dev.workflow.audit;

/**
 * A call that changes something. Texts are made harmless and cut at {@link #LONGEST} characters, because some of them come
 * from the client.
 *
 * @param username who calls; empty when nobody is logged in
 * @param credential what its owner calls the credential: a token's alias, an SSH key's fingerprint; may be empty
 * @param address where the client is
 * @param app the app it is about; may be empty
 * @param target what of the app or platform it is about; may be empty
 * @param reason code of why it was refused; empty when it was not
 */
public record AuditedCall(
        String username,
        String credential,
        String address,
        String requestId,
        String method,
        String route,
        String app,
        String target,
        String reason) {

    static final int LONGEST = 255;

    public AuditedCall {
        username = harmless(username);
        credential = harmless(credential);
        address = harmless(address);
        requestId = harmless(requestId);
        method = harmless(method);
        route = harmless(route);
        app = harmless(app);
        target = harmless(target);
        reason = harmless(reason);
    }

    /** A call of which it is not known yet how it ends. */
    public AuditedCall(
            String username,
            String credential,
            String address,
            String requestId,
            String method,
            String route,
            String app,
            String target) {
        this(username, credential, address, requestId, method, route, app, target, "");
    }

    /** The same call, now that it is known what it is about. */
    public AuditedCall about(String newRoute, String newApp, String newTarget) {
        return new AuditedCall(username, credential, address, requestId, method, newRoute, newApp, newTarget, reason);
    }

    /** The same call, made by somebody who became known by it. */
    public AuditedCall by(String user) {
        return new AuditedCall(user, credential, address, requestId, method, route, app, target, reason);
    }

    /** The same call, refused. */
    public AuditedCall refused(String why) {
        return new AuditedCall(username, credential, address, requestId, method, route, app, target, why);
    }

    private static String harmless(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }
}
