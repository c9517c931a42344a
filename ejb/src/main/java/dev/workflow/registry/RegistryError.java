package dev.workflow.registry;

/** The error codes of the OCI distribution specification, and two of Docker's, with their usual status. */
public enum RegistryError {
    BLOB_UNKNOWN(404),
    BLOB_UPLOAD_INVALID(400),
    BLOB_UPLOAD_UNKNOWN(404),
    DENIED(403),
    DIGEST_INVALID(400),
    MANIFEST_BLOB_UNKNOWN(404),
    MANIFEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_INVALID(400),
    NAME_UNKNOWN(404),
    PAGINATION_NUMBER_INVALID(400),
    SIZE_INVALID(400),
    TAG_INVALID(400),
    UNAUTHORIZED(401),
    UNAVAILABLE(503),
    UNSUPPORTED(405);

    private final int status;

    RegistryError(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** @param message one line for the person at the client */
    public RegistryProblem with(String message) {
        return new RegistryProblem(this, status, message, null);
    }

    public RegistryProblem with(int otherStatus, String message) {
        return new RegistryProblem(this, otherStatus, message, null);
    }

    public RegistryProblem because(String message, Throwable cause) {
        return new RegistryProblem(this, status, message, cause);
    }
}
