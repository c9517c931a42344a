package dev.workflow.kubernetes;

import okhttp3.HttpUrl;

/** Where objects are. An empty name would address all of a kind, so none is taken. */
final class Paths {

    private final Connection connection;

    Paths(Connection connection) {
        this.connection = connection;
    }

    /** @param namespace empty for kinds that live in none, and for all namespaces */
    HttpUrl.Builder all(Resource resource, String namespace) {
        HttpUrl.Builder url = connection.url();
        if (resource.group().isEmpty()) {
            url.addPathSegment("api");
        } else {
            url.addPathSegment("apis").addPathSegment(segment(resource.group()));
        }
        url.addPathSegment(segment(resource.version()));
        if (resource.namespaced() && !namespace.isEmpty()) {
            url.addPathSegment("namespaces").addPathSegment(segment(namespace));
        }
        return url.addPathSegment(segment(resource.plural()));
    }

    /** @throws IllegalArgumentException when a kind that lives in namespaces gets none */
    HttpUrl.Builder in(Resource resource, String namespace) {
        if (resource.namespaced() && namespace.isEmpty()) {
            throw new IllegalArgumentException("a namespace is needed for " + resource);
        }
        return all(resource, namespace);
    }

    HttpUrl.Builder one(Resource resource, String namespace, String name) {
        return in(resource, namespace).addPathSegment(segment(name));
    }

    HttpUrl.Builder pod(String namespace, String name, String part) {
        return one(Resource.POD, namespace, name).addPathSegment(part);
    }

    private static String segment(String text) {
        if (text.isEmpty() || text.equals(".") || text.equals("..") || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a name of the Kubernetes API: '" + text + "'");
        }
        return text;
    }
}
