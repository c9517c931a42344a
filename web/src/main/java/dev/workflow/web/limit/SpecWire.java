package dev.workflow.web.limit;

import java.util.List;
import java.util.Map;

/** The machine behind the plans. There is one: whatever the processes run on. */
public record SpecWire(
        String id,
        Map<String, Object> cpu,
        Map<String, Object> memory,
        Map<String, Object> features,
        boolean disabled) {

    /** A search finds it by these words only (model.md §1). */
    static final List<String> KEYWORDS = List.of("unknown");

    static final SpecWire STANDARD = new SpecWire(
            "std1",
            Map.of("name", "Universal CPU", "cores", 32, "clock", "3100MHZ", "boost", "3700MHZ", "threads", 64),
            Map.of("size", "64GB", "type", "DDR4-ECC"),
            Map.of("gpu", gpu(), "network", "10G"),
            false);

    private static Map<String, Object> gpu() {
        return Map.of(
                "name",
                "Integrated GPU",
                "tmus",
                1,
                "rops",
                1,
                "cores",
                128,
                "memory",
                Map.of("size", "shared", "type", "shared"));
    }
}
