package dev.workflow.web;

/** A body that is JSON already and is written as it stands. */
public record JsonText(String text) {}
