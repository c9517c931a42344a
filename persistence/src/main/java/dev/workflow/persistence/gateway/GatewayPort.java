package dev.workflow.persistence.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One port of a gateway.
 *
 * @param port 1 to 65535
 * @param protocol HTTP, HTTPS, TCP, TLS or UDP
 */
public record GatewayPort(int port, String protocol) {

    static GatewayPort of(Map<String, Object> stored) {
        return new GatewayPort(((Number) stored.get("port")).intValue(), (String) stored.get("protocol"));
    }

    Map<String, Object> stored() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("port", port);
        map.put("protocol", protocol);
        return map;
    }
}
