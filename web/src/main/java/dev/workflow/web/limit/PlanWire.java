package dev.workflow.web.limit;

import dev.workflow.process.LimitPlan;
import java.util.Map;

/** A plan on the wire; memory in GiB. */
public record PlanWire(String id, SpecWire spec, int cpu, int memory, Map<String, Object> features, boolean disabled) {

    static PlanWire of(LimitPlan plan) {
        return new PlanWire(
                plan.id(), SpecWire.STANDARD, plan.cores(), plan.memoryGiB(), Map.of("gpu", 1, "network", 1), false);
    }
}
