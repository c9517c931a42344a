package dev.workflow.acceptance.sample;

import java.util.Map;
import java.util.TreeMap;

/** The routes that lead to something of an app, each with a body that would do something. */
public final class AppRoutes {

    /** USER stands for a name to give rights to, POD for a pod of the app. */
    public static final Map<String, String> BODIES = new TreeMap<>(Map.ofEntries(
            Map.entry("SOCKET apps/{app}/logs", ""),
            Map.entry("SOCKET apps/{app}/pods/{pod}/exec", ""),
            Map.entry("SOCKET apps/{app}/pods/{pod}/logs", ""),
            Map.entry("DELETE apps/{id}", ""),
            Map.entry("GET apps/{id}", ""),
            Map.entry("POST apps/{id}", "{\"owner\":\"mallory\"}"),
            Map.entry("GET apps/{id}/builds", ""),
            Map.entry("POST apps/{id}/builds", "{\"image\":\"x/y:1\",\"stack\":\"container\"}"),
            Map.entry("GET apps/{id}/builds/{uuid}", ""),
            Map.entry("GET apps/{id}/config", ""),
            Map.entry("POST apps/{id}/config", "{\"values\":{\"EVIL\":\"1\"}}"),
            Map.entry("GET apps/{id}/domains", ""),
            Map.entry("POST apps/{id}/domains", "{\"domain\":\"evil.example.com\",\"ptype\":\"web\"}"),
            Map.entry("DELETE apps/{id}/domains/{domain}", ""),
            Map.entry("GET apps/{id}/events", ""),
            Map.entry("GET apps/{id}/metrics", ""),
            Map.entry("GET apps/{id}/metrics/{ptype}/status", ""),
            Map.entry("GET apps/{id}/perms", ""),
            Map.entry("POST apps/{id}/perms", "{\"username\":\"USER\",\"permissions\":\"view,change,delete\"}"),
            Map.entry("DELETE apps/{id}/perms/{username}", ""),
            Map.entry("PUT apps/{id}/perms/{username}", "{\"permissions\":\"view\"}"),
            Map.entry("DELETE apps/{id}/pods", "{\"pod_ids\":\"POD\"}"),
            Map.entry("GET apps/{id}/pods", ""),
            Map.entry("GET apps/{id}/pods/{pod}/describe", ""),
            Map.entry("GET apps/{id}/ptypes", ""),
            Map.entry("GET apps/{id}/ptypes/{deployment}/describe", ""),
            Map.entry("POST apps/{id}/ptypes/restart", "{\"ptypes\":\"\"}"),
            Map.entry("POST apps/{id}/ptypes/scale", "{\"web\":0}"),
            Map.entry("GET apps/{id}/releases", ""),
            Map.entry("POST apps/{id}/releases/deploy", "{}"),
            Map.entry("POST apps/{id}/releases/rollback", "{\"version\":2}"),
            Map.entry("GET apps/{id}/releases/v{version}", ""),
            Map.entry("POST apps/{id}/run", "{\"command\":\"env\"}"),
            Map.entry("GET apps/{id}/settings", ""),
            Map.entry("POST apps/{id}/settings", "{\"routable\":false}"),
            Map.entry("GET operations/{uuid}", ""),
            Map.entry("GET operations/{uuid}/events", ""),
            Map.entry("GET operations/{uuid}/wait", ""),
            Map.entry("POST operations/{uuid}/cancel", ""),
            Map.entry("POST {name}/blobs/uploads", ""),
            Map.entry("DELETE {name}/blobs/uploads/{id}", ""),
            Map.entry("GET {name}/blobs/uploads/{id}", ""),
            Map.entry("PATCH {name}/blobs/uploads/{id}", "x"),
            Map.entry("PUT {name}/blobs/uploads/{id}", ""),
            Map.entry("DELETE {name}/blobs/{digest}", ""),
            Map.entry("GET {name}/blobs/{digest}", ""),
            Map.entry("HEAD {name}/blobs/{digest}", ""),
            Map.entry("DELETE {name}/manifests/{reference}", ""),
            Map.entry("GET {name}/manifests/{reference}", ""),
            Map.entry("HEAD {name}/manifests/{reference}", ""),
            Map.entry("PUT {name}/manifests/{reference}", "{}"),
            Map.entry("GET {name}/referrers/{digest}", ""),
            Map.entry("GET {name}/tags/list", "")));

    private AppRoutes() {}
}
