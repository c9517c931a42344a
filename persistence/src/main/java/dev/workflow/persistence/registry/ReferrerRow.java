package dev.workflow.persistence.registry;

/** A manifest that is about another one, without its content. Annotations are a JSON object. */
public record ReferrerRow(String digest, String mediaType, long size, String artifactType, String annotations) {}
