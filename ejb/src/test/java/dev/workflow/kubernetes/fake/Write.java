package dev.workflow.kubernetes.fake;

/**
 * How an object is to be changed.
 *
 * @param manager whose fields they become
 * @param subresource {@code status}, {@code scale}, or empty
 * @param dryRun answered as if, but nothing is stored
 * @param force takes fields from others when applying
 */
record Write(String manager, String subresource, boolean dryRun, boolean force) {

    static Write by(String manager) {
        return new Write(manager, "", false, false);
    }

    Write status() {
        return new Write(manager, "status", dryRun, force);
    }

    boolean ofStatus() {
        return "status".equals(subresource);
    }
}
