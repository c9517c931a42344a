package dev.workflow.web.metric;

import dev.workflow.engine.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Consumption in Prometheus' text format, a line for each series, under the names that cAdvisor and kube-state-metrics
 * have made usual. What is not known has no line.
 */
final class PrometheusText {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MICROSECONDS = 6;

    private PrometheusText() {}

    /** @param app names of apps, types and processes need no escaping */
    static String of(String app, List<Usage> usage) {
        StringBuilder text = new StringBuilder();
        usage.forEach(process -> process.cpuSeconds()
                .ifPresent(seconds -> line(text, "container_cpu_usage_seconds_total", app, process, number(seconds))));
        usage.forEach(process -> process.memoryBytes()
                .ifPresent(
                        bytes -> line(text, "container_memory_working_set_bytes", app, process, Long.toString(bytes))));
        usage.forEach(process -> line(
                text, "kube_pod_container_status_restarts_total", app, process, Integer.toString(process.restarts())));
        usage.forEach(process -> line(text, "kube_pod_container_status_ready", app, process, process.up() ? "1" : "0"));
        return text.toString();
    }

    private static void line(StringBuilder text, String metric, String app, Usage process, String value) {
        text.append(metric)
                .append("{container=\"" + app + "-" + process.type() + "\",namespace=\"" + app + "\",pod=\""
                        + process.pod() + "\"} ")
                .append(value)
                .append('\n');
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(MICROSECONDS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
