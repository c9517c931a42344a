package dev.workflow.cli.process;

import dev.workflow.cli.json.Json;
import java.util.stream.Collectors;

/** A health check on one line. */
public final class ProbeText {
    private ProbeText() {}

    /** The kind of check with its target, then its times and thresholds. */
    public static String of(Json probe) {
        return target(probe) + " delay=" + probe.number("initialDelaySeconds") + "s timeout="
                + probe.number("timeoutSeconds") + "s period=" + probe.number("periodSeconds") + "s #success="
                + probe.number("successThreshold") + " #failure=" + probe.number("failureThreshold");
    }

    private static String target(Json probe) {
        if (!probe.at("httpGet").isAbsent()) {
            Json get = probe.at("httpGet");
            String headers = get.items("httpHeaders").stream()
                    .map(header -> header.text("name") + "=" + header.text("value"))
                    .collect(Collectors.joining(" "));
            return "http-get headers=[" + headers + "] path=" + get.text("path") + " port=" + get.text("port");
        }
        if (!probe.at("tcpSocket").isAbsent()) {
            return "tcp-socket port=" + probe.at("tcpSocket").text("port");
        }
        return "exec [" + String.join(" ", probe.at("exec").texts("command")) + "]";
    }
}
