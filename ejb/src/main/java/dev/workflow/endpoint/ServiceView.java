package dev.workflow.endpoint;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.endpoint.Service;
import dev.workflow.persistence.endpoint.ServicePort;
import java.util.List;

/** A service as others see it. */
public record ServiceView(String domain, List<ServicePort> ports, String ptype) {

    static ServiceView of(App app, Service service) {
        return new ServiceView(ServiceName.domain(app, service.getPtype()), service.getPorts(), service.getPtype());
    }
}
