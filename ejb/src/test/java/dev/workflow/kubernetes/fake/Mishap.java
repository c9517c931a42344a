package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;

/** What a rule of {@link Faults} does to a request. */
final class Mishap {

    private Mishap() {}

    /** @return whether the answer is to be cut */
    static boolean happens(Faults.Rule rule, String verb, Address address) throws InterruptedException {
        switch (rule.what()) {
            case CONFLICT -> throw Refusal.stale(address.resource(), address.name());
            case BUSY -> throw Refusal.busy(rule.number());
            case ERROR -> throw error(rule.number());
            case FORBID -> throw Access.forbidden(verb, address);
            case DELAY, HOLD -> {
                rule.waitAsSaid();
                return false;
            }
            default -> {
                return true;
            }
        }
    }

    private static Refusal error(int status) {
        return switch (status) {
            case 503 ->
                Refusal.of(
                        503,
                        "ServiceUnavailable",
                        "the server is currently unable to handle the request",
                        new JsonObject());
            case 504 ->
                Refusal.of(
                        504,
                        "Timeout",
                        "Timeout: request did not complete within the allotted timeout",
                        new JsonObject());
            default ->
                Refusal.of(
                        status,
                        "InternalError",
                        "Internal error occurred: etcdserver: request timed out",
                        new JsonObject());
        };
    }
}
