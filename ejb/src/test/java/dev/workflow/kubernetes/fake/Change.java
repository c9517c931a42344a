package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/**
 * Something that happened to an object.
 *
 * @param before null when it was created
 * @param after null when it was deleted
 * @param last what a watch of everything sees: the object as it is, or as it was when it was deleted
 */
record Change(long version, Resource resource, JsonObject before, JsonObject after, JsonObject last) {}
