package dev.workflow.web.operation;

import dev.workflow.operation.OperationService;
import dev.workflow.operation.OperationStore;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationWatch;
import dev.workflow.operation.OperationWatch.Watcher;
import dev.workflow.persistence.identity.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Clients that wait for operations. None of them holds a thread; how many there are is bounded. */
@ApplicationScoped
public class OperationFollowers {

    @Inject
    OperationWatch watch;

    @Inject
    OperationService operations;

    @Inject
    OperationStore store;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "workflow.operation.followers", defaultValue = "500")
    int most;

    @Inject
    @ConfigProperty(name = "workflow.operation.followers.account", defaultValue = "20")
    int mostOfOne;

    private Places places;

    @PostConstruct
    void open() {
        places = new Places(most, mostOfOne);
    }

    /** Answers when the operation has ended, at the latest after so many seconds. */
    public void await(Caller caller, OperationView operation, int seconds, AsyncResponse later) {
        if (operation.ended().isPresent() || seconds == 0) {
            later.resume(OperationWire.of(operation));
            return;
        }
        Places.Place place = places.take(caller.accountId());
        AtomicReference<OperationView> seen = new AtomicReference<>(operation);
        later.register((CompletionCallback) failure -> place.giveBack());
        later.setTimeoutHandler(late -> late.resume(OperationWire.of(seen.get())));
        later.setTimeout(seconds, TimeUnit.SECONDS);
        watch.watch(operation.uuid(), new Watcher() {
            @Override
            public boolean look(OperationView view) {
                seen.set(view);
                if (view.ended().isPresent()) {
                    later.resume(OperationWire.of(view));
                }
                return !later.isDone();
            }

            @Override
            public void over() {
                later.resume(OperationWire.of(seen.get()));
            }
        });
    }

    /**
     * Tells the operation's output after that line, and its states.
     *
     * @param caller as whom the client is known from time to time; throws when it is known no more
     * @throws WebApplicationException 204 when it has ended and the client knows all of it, so that it does not come back
     */
    public void stream(Supplier<Caller> caller, OperationView operation, long after, SseEventSink sink, Sse sse) {
        if (after > 0 && operation.ended().isPresent() && store.lastSeq(operation.uuid()) <= after) {
            throw new WebApplicationException(Response.noContent().build());
        }
        Places.Place place = places.take(caller.get().accountId());
        EventStream stream = new EventStream(sink, sse, store, clock, after);
        watch.watch(operation.uuid(), new Watcher() {
            @Override
            public boolean look(OperationView view) {
                return stream.look(view, () -> operations.get(caller.get(), operation.uuid()));
            }

            @Override
            public void over() {
                place.giveBack();
                sink.close();
            }
        });
    }
}
