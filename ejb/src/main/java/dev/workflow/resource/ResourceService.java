package dev.workflow.resource;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.resource.Resource;
import dev.workflow.persistence.resource.ResourcesOfApps;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.volume.VolumeName;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * The resources of an app (api.md §8). The platform has no service broker, so none can be provided: what would ask one
 * says so, after the checks that come before it.
 */
@Stateless
public class ResourceService {

    private static final String READY = "Ready";
    private static final String NO_BROKER =
            ": no service broker is connected to this platform; run the service elsewhere"
                    + " and give the app its address with config:set";

    @Inject
    AppAccess access;

    @Inject
    ResourcesOfApps resources;

    @Inject
    AppLogs logs;

    public Slice<ResourceView> list(Caller caller, String app, Window window) {
        return resources
                .page(access.require(caller, app, Permission.VIEW), window)
                .map(ResourceView::of);
    }

    public ResourceView get(Caller caller, String app, String name) {
        return ResourceView.of(resource(access.require(caller, app, Permission.VIEW), name));
    }

    /** Always refuses. */
    public void create(Caller caller, String id, VolumeName name, ServicePlan plan) {
        App app = access.require(caller, id, Permission.CHANGE);
        if (resources.byName(app, name.value()).isPresent()) {
            throw Problem.field("non_field_errors", "The fields app, name must make a unique set.");
        }
        throw noBroker("creating the resource " + name + " for " + id);
    }

    /** Always refuses. */
    public void update(Caller caller, String id, String name, ServicePlan plan) {
        Resource resource = resource(access.require(caller, id, Permission.CHANGE), name);
        if (!ServicePlan.parse(resource.getPlan()).service().equals(plan.service())) {
            throw Problem.badRequest("other-service", "the resource instance cann't changed");
        }
        if (provisioning(resource)) {
            throw Problem.badRequest("in-progress", "this resource instance is in progress");
        }
        throw noBroker("updating the resource " + name + " for " + id);
    }

    /** Always refuses. */
    public void bind(Caller caller, String id, String name) {
        Resource resource = resource(access.require(caller, id, Permission.CHANGE), name);
        if (!resource.getStatus().filter(READY::equals).isPresent()) {
            throw Problem.badRequest("not-ready", "the resource instance is not ready");
        }
        if (resource.getBinding().isPresent()) {
            throw Problem.badRequest("bound", "the resource instance is binding");
        }
        throw noBroker("binding the resource " + name + " for " + id);
    }

    /** Always refuses. */
    public void unbind(Caller caller, String id, String name) {
        Resource resource = resource(access.require(caller, id, Permission.CHANGE), name);
        if (resource.getBinding().isEmpty()) {
            throw Problem.badRequest("not-bound", "the resource instance is not binding");
        }
        throw noBroker("unbinding the resource " + name + " for " + id);
    }

    /** For a request whose action is neither bind nor unbind. */
    public Problem unknownAction(Caller caller, String id, String name) {
        resource(access.require(caller, id, Permission.CHANGE), name);
        return new Problem(404, "unknown-action", new Problem.Body.Text("unknown action"), "", null);
    }

    public void remove(Caller caller, String id, String name) {
        Resource resource = resource(access.require(caller, id, Permission.DELETE), name);
        if (resource.getBinding().filter(READY::equals).isPresent()) {
            throw Problem.badRequest("bound", "the resource instance is still binding");
        }
        if (provisioning(resource)) {
            throw Problem.badRequest("in-progress", "the resource instance is provisioning");
        }
        resources.remove(resource);
        logs.platform(new AppName(id), "resource " + name + " removed");
    }

    private static boolean provisioning(Resource resource) {
        return resource.getStatus().filter("Provisioning"::equals).isPresent();
    }

    private static Problem noBroker(String doing) {
        return Problem.of(503, "no-broker", "There was a problem " + doing + NO_BROKER);
    }

    private Resource resource(App app, String name) {
        return resources.byName(app, name).orElseThrow(() -> Problem.notFound("Resource"));
    }
}
