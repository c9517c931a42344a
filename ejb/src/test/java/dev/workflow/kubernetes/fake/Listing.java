package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Lists of objects, page by page; all pages are of one moment. */
final class Listing {

    private record Rest(long version, List<JsonObject> items) {}

    private final Etcd etcd;
    private final Map<String, Rest> pages = new HashMap<>();

    Listing(Etcd etcd) {
        this.etcd = etcd;
    }

    JsonObject list(Address address, Call call) {
        Predicate<JsonObject> chosen = chosen(address.resource(), address.name(), call);
        String token = call.query("continue");
        Rest rest;
        if (token.isEmpty()) {
            synchronized (etcd) {
                rest = new Rest(
                        etcd.version(),
                        etcd.list(CoreEvents.stored(address.resource()), address.namespace()).stream()
                                .filter(chosen)
                                .toList());
            }
        } else {
            rest = next(token);
        }
        return page(address.resource(), rest, call);
    }

    private synchronized Rest next(String token) {
        Rest rest = pages.get(token);
        if (rest == null) {
            throw Refusal.badRequest("invalid continue token: continue key is not valid");
        }
        if (etcd.forgot(rest.version())) {
            throw Refusal.expired("The provided continue parameter is too old to display a consistent list result. You"
                    + " can start a new list without the continue parameter, or use the continue token in this response"
                    + " to retrieve the remainder of the results.");
        }
        return rest;
    }

    private synchronized JsonObject page(Resource resource, Rest rest, Call call) {
        long limit = call.query("limit").isEmpty() ? 0 : Long.parseLong(call.query("limit"));
        int size = limit <= 0
                ? rest.items().size()
                : (int) Math.min(limit, rest.items().size());
        List<JsonObject> items = rest.items().subList(0, size);
        List<JsonObject> left = rest.items().subList(size, rest.items().size());
        JsonObject list = Shape.of(call).list(resource, rest.version(), items);
        if (!left.isEmpty()) {
            String token = UUID.randomUUID().toString();
            pages.put(token, new Rest(rest.version(), left));
            Tree.set(list, token, "metadata", "continue");
            if (call.query("labelSelector").isEmpty()
                    && call.query("fieldSelector").isEmpty()) {
                Tree.set(list, left.size(), "metadata", "remainingItemCount");
            }
        }
        return list;
    }

    /** Which objects a request is about. */
    static Predicate<JsonObject> chosen(Resource resource, String name, Call call) {
        Predicate<Map<String, String>> labels = LabelSelector.parse(call.query("labelSelector"));
        Predicate<JsonObject> fields = FieldSelector.parse(resource, call.query("fieldSelector"));
        return object -> labels.test(Metadata.labels(object))
                && fields.test(object)
                && (name.isEmpty() || name.equals(Metadata.name(object)));
    }
}
