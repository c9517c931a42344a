package dev.workflow.settings;

import dev.workflow.app.AppRef;
import java.util.Set;

/**
 * The autoscale rules of some process types of an app are about to be others; fired in the transaction that stores them.
 *
 * @param actor who changed them
 */
public record AutoscaleChanged(AppRef app, Set<String> types, String actor) {}
