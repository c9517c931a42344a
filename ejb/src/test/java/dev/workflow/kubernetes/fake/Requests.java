package dev.workflow.kubernetes.fake;

import java.util.ArrayList;
import java.util.List;

/** What clients asked the server for, so that tests can count. What its own controllers do is not among it. */
public final class Requests {

    /**
     * @param verb get, list, watch, create, update, patch, delete, deletecollection
     * @param resource as {@code deployments.apps} or {@code pods/log}; empty for discovery
     * @param status of the answer; 0 while there is none
     */
    public record Request(String verb, String resource, String namespace, String name, String path, int status) {}

    private final List<Request> all = new ArrayList<>();

    synchronized int add(Request request) {
        all.add(request);
        return all.size() - 1;
    }

    synchronized void answered(int index, int status) {
        if (index < all.size()) {
            Request request = all.get(index);
            all.set(
                    index,
                    new Request(
                            request.verb(),
                            request.resource(),
                            request.namespace(),
                            request.name(),
                            request.path(),
                            status));
        }
    }

    public synchronized List<Request> all() {
        return List.copyOf(all);
    }

    /** @param verb or {@code *}; so is the resource */
    public synchronized long count(String verb, String resource) {
        return all.stream()
                .filter(request -> Faults.fits(verb, request.verb()) && Faults.fits(resource, request.resource()))
                .count();
    }

    public synchronized void clear() {
        all.clear();
    }
}
