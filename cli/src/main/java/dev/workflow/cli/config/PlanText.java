package dev.workflow.cli.config;

import dev.workflow.cli.json.Json;

/** Columns about limit plans and specs. */
final class PlanText {
    private PlanText() {}

    /** What it has beside processor and memory: {@code <gpu name> <gpu memory> * <count>}. */
    static String features(Json plan) {
        return gpu(plan.at("spec")) + " * " + plan.at("features").number("gpu");
    }

    static String gpu(Json spec) {
        Json gpu = spec.at("features").at("gpu");
        return gpu.text("name") + " " + gpu.at("memory").text("size");
    }

    static String memory(Json plan) {
        return plan.text("memory") + " GiB";
    }
}
