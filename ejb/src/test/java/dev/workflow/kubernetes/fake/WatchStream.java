package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** One watch: tells a client what happens until it goes, its time is over, or it is dropped. */
final class WatchStream {

    private static final long BOOKMARK_AFTER_MILLIS = 1000;

    private final Etcd etcd;
    private final Faults faults;
    private final Address address;
    private final Call call;
    private final Predicate<JsonObject> chosen;
    private final Shape shape;
    private OutputStream out;
    private long seen;
    private long told;

    WatchStream(Etcd etcd, Faults faults, Address address, Call call) {
        this.etcd = etcd;
        this.faults = faults;
        this.address = address;
        this.call = call;
        this.chosen = Listing.chosen(address.resource(), address.name(), call);
        this.shape = Shape.of(call);
    }

    void run(HttpServerExchange exchange, java.util.function.BooleanSupplier open) throws IOException {
        out = exchange.getOutputStream();
        long dropped = faults.dropped();
        long seconds = call.query("timeoutSeconds").isEmpty() ? 1800 : Long.parseLong(call.query("timeoutSeconds"));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        if (!begin()) {
            return;
        }
        out.flush();
        while (open.getAsBoolean()
                && exchange.getConnection().isOpen()
                && System.nanoTime() < end
                && dropped == faults.dropped()) {
            if (!tellNews()) {
                return;
            }
            etcd.await(seen, Math.min(BOOKMARK_AFTER_MILLIS, (end - System.nanoTime()) / 1_000_000));
            if (seen > told && etcd.version() == seen && call.flag("allowWatchBookmarks")) {
                bookmark(false);
            }
        }
        if (dropped != faults.dropped()) {
            exchange.getConnection().close();
        }
    }

    /** What there is already, when the client does not say from when on it knows. */
    private boolean begin() throws IOException {
        String from = call.query("resourceVersion");
        boolean initial = call.flag("sendInitialEvents");
        if (!initial && !from.isEmpty() && !"0".equals(from)) {
            seen = Long.parseLong(from);
            told = seen;
            return !tooOld();
        }
        synchronized (etcd) {
            seen = etcd.version();
            for (JsonObject object : etcd.list(CoreEvents.stored(address.resource()), address.namespace())) {
                if (chosen.test(object)) {
                    tell("ADDED", object);
                }
            }
        }
        told = seen;
        if (initial) {
            bookmark(true);
        }
        return true;
    }

    private boolean tooOld() throws IOException {
        if (!etcd.forgot(seen)) {
            return false;
        }
        line(
                "ERROR",
                Refusal.expired("too old resource version: " + seen + " (" + etcd.oldest() + ")")
                        .status());
        return true;
    }

    private boolean tellNews() throws IOException {
        if (tooOld()) {
            return false;
        }
        for (Change change : etcd.since(seen)) {
            seen = change.version();
            if (change.resource().equals(CoreEvents.stored(address.resource()))
                    && (address.namespace().isEmpty()
                            || address.namespace().equals(Metadata.namespace(change.last())))) {
                tell(change);
            }
        }
        out.flush();
        return true;
    }

    /** An object that is no more chosen is gone for this client; one that now is, has come. */
    private void tell(Change change) throws IOException {
        boolean before = change.before() != null && chosen.test(change.before());
        boolean after = change.after() != null && chosen.test(change.after());
        if (before && after) {
            tell("MODIFIED", change.last());
        } else if (after) {
            tell("ADDED", change.last());
        } else if (before) {
            JsonObject last = change.after() == null ? change.last() : left(change);
            tell("DELETED", last);
        }
    }

    private static JsonObject left(Change change) {
        JsonObject last = change.before().deepCopy();
        Tree.set(last, Long.toString(change.version()), "metadata", "resourceVersion");
        return last;
    }

    private void tell(String type, JsonObject object) throws IOException {
        line(type, shape.object(address.resource(), object));
        told = seen;
    }

    private void bookmark(boolean initial) throws IOException {
        JsonObject object =
                Answers.kind(address.resource().kind(), address.resource().apiVersion());
        Tree.set(object, Long.toString(seen), "metadata", "resourceVersion");
        if (initial) {
            Tree.set(object, "true", "metadata", "annotations", "k8s.io/initial-events-end");
        }
        line("BOOKMARK", object);
        out.flush();
        told = seen;
    }

    private void line(String type, JsonObject object) throws IOException {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("object", object);
        out.write((Tree.GSON.toJson(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
