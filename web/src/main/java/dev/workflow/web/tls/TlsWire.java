package dev.workflow.web.tls;

import dev.workflow.network.TlsEvent;
import dev.workflow.tls.Issuer;
import dev.workflow.tls.TlsView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** TLS of an app (api.md §6). Events come from a cluster's certificate issuer only. */
public record TlsWire(
        UUID uuid,
        String app,
        String owner,
        Issuer issuer,
        Boolean httpsEnforced,
        Boolean certsAutoEnabled,
        Instant created,
        Instant updated,
        List<TlsEvent> events) {

    static TlsWire of(String app, TlsView view, List<TlsEvent> events) {
        return new TlsWire(
                view.uuid(),
                app,
                view.owner(),
                view.issuer(),
                view.httpsEnforced().orElse(null),
                view.certsAutoEnabled().orElse(null),
                view.created(),
                view.updated(),
                events);
    }
}
