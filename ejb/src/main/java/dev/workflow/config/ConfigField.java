package dev.workflow.config;

import java.util.List;

/** The fields of a configuration in the order in which release summaries name them (model.md §6 rule 2). */
public enum ConfigField {
    VALUES("values", Shape.FLAT, true),
    REGISTRY("registry", Shape.FLAT, true),
    POST_START("lifecycle_post_start", Shape.BY_TYPE, false),
    PRE_STOP("lifecycle_pre_stop", Shape.BY_TYPE, false),
    TAGS("tags", Shape.BY_TYPE_NESTED, false),
    LIMITS("limits", Shape.BY_TYPE, false),
    TYPED_VALUES("typed_values", Shape.BY_TYPE_NESTED, true),
    HEALTHCHECK("healthcheck", Shape.BY_TYPE_NESTED, false),
    GRACE("termination_grace_period", Shape.BY_TYPE, false);

    /** How a field's keys are built. */
    enum Shape {
        /** key → value. */
        FLAT,
        /** process type → value. */
        BY_TYPE,
        /** process type → key → value. */
        BY_TYPE_NESTED
    }

    static final List<ConfigField> ALL = List.of(values());

    private final String wire;
    private final Shape shape;
    private final boolean secret;

    ConfigField(String wire, Shape shape, boolean secret) {
        this.wire = wire;
        this.shape = shape;
        this.secret = secret;
    }

    /** The name in requests, replies and summaries. */
    public String wire() {
        return wire;
    }

    Shape shape() {
        return shape;
    }

    /** Sealed at rest. */
    boolean secret() {
        return secret;
    }

    boolean byType() {
        return shape != Shape.FLAT;
    }
}
