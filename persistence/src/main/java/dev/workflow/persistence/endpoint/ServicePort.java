package dev.workflow.persistence.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One port of a service.
 *
 * @param port what others ask for, 1 to 65535
 * @param protocol TCP, UDP or SCTP
 * @param targetPort what the processes listen on, 1 to 65535
 */
public record ServicePort(int port, String protocol, int targetPort) {

    static ServicePort of(Map<String, Object> stored) {
        return new ServicePort(
                ((Number) stored.get("port")).intValue(),
                (String) stored.get("protocol"),
                ((Number) stored.get("targetPort")).intValue());
    }

    Map<String, Object> stored() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("port", port);
        map.put("protocol", protocol);
        map.put("targetPort", targetPort);
        return map;
    }
}
