package dev.workflow.web;

/**
 * A request body that need not be an object. A text in it is taken for JSON once more, as older clients encode twice.
 *
 * @param value String, Boolean, BigDecimal, Map or List; an empty body is an empty map
 */
public record JsonAny(Object value) {}
