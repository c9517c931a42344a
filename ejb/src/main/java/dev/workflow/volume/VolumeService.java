package dev.workflow.volume;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.persistence.volume.Volume;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The volumes of an app (api.md §7). */
@Stateless
public class VolumeService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    Volumes volumes;

    @Inject
    MountRules rules;

    @Inject
    Ledger ledger;

    @Inject
    AppLogs logs;

    @Inject
    Event<VolumeRemoved> removed;

    @Inject
    Clock clock;

    public Slice<VolumeView> list(Caller caller, String app, Window window) {
        return volumes.page(access.require(caller, app, Permission.VIEW), window)
                .map(VolumeView::of);
    }

    public VolumeView get(Caller caller, String app, String name) {
        return VolumeView.of(volume(access.require(caller, app, Permission.VIEW), name));
    }

    public VolumeView add(Caller caller, String id, NewVolume wanted) {
        App app = access.require(caller, id, Permission.CHANGE);
        if (volumes.byName(app, wanted.name().value()).isPresent()) {
            throw Problem.field("non_field_errors", "The fields app, name must make a unique set.");
        }
        Volume volume = new Volume(
                app.getUuid(),
                em.find(Account.class, caller.accountId()),
                wanted.name().value(),
                wanted.size().toString(),
                wanted.type(),
                wanted.export().map(NfsExport::parameters).orElse(Map.of()),
                now());
        Map<String, String> paths = new LinkedHashMap<>();
        wanted.paths().forEach((type, path) -> paths.put(type, path.value()));
        if (!paths.isEmpty()) {
            rules.check(app, volume, new PathChange(paths));
            volume.mount(paths, now());
        }
        try {
            volumes.add(volume);
        } catch (PersistenceException anotherWasFaster) {
            throw Problem.conflict("volume-exists", "Volume " + wanted.name() + " already exists in this namespace");
        }
        logs.platform(new AppName(id), "volume " + wanted.name() + " added");
        return VolumeView.of(volume);
    }

    /** Makes a volume larger. */
    public VolumeView expand(Caller caller, String id, String name, VolumeSize wanted) {
        Volume volume = volume(access.require(caller, id, Permission.CHANGE), name);
        if (volume.getType().equals(Volume.NFS)) {
            throw Problem.badRequest("nfs-size", "nfs volume is not support expand.");
        }
        if (wanted.compareTo(VolumeSize.parse(volume.getSize())) < 0) {
            throw Problem.badRequest("volume-shrinks", "Shrink volume is not supported.");
        }
        volume.resize(wanted.toString(), now());
        return VolumeView.of(volume);
    }

    /** Queues the change and returns the volume as it was: it is stored once the processes see the files (api.md §7). */
    public VolumeView mount(Caller caller, String id, String name, PathChange change) {
        App app = access.require(caller, id, Permission.CHANGE);
        Volume volume = volume(app, name);
        rules.check(app, volume, change);
        if (!beingMounted(new AppName(id), name)) {
            rules.requireChange(volume, change);
        }
        Map<String, Object> payload = Map.of(MountOrder.VOLUME, name, MountOrder.PATHS, change.paths());
        ledger.open(AppRef.of(app), Kind.MOUNT, caller.username(), payload, null, null);
        return VolumeView.of(volume);
    }

    /** Removes a volume that no process type of the app mounts or is about to mount, and with it its files. */
    public void remove(Caller caller, String id, String name) {
        App app = access.require(caller, id, Permission.DELETE);
        Volume volume = volume(app, name);
        AppName appName = new AppName(id);
        boolean inUse = volume.getPath().keySet().stream().anyMatch(type -> rules.known(app, type));
        if (inUse || beingMounted(appName, name)) {
            throw Problem.badRequest("volume-mounted", "this volume is mounting")
                    .withHint("See where with: drycc volumes:info " + name + "; then use volumes:unmount.");
        }
        volumes.remove(volume);
        logs.platform(appName, "volume " + name + " removed");
        removed.fire(new VolumeRemoved(volume.getUuid()));
    }

    /** Whether what is stored of the volume is about to change. */
    private boolean beingMounted(AppName app, String name) {
        return ledger.pending(app, Kind.MOUNT).stream()
                .anyMatch(operation -> name.equals(operation.text(MountOrder.VOLUME)));
    }

    /** The volume whose files a caller wants to see or change. */
    public StoredVolume files(Caller caller, String id, String name, Permission permission) {
        App app = access.require(caller, id, permission);
        Volume volume = volume(app, name);
        if (volume.getType().equals(Volume.NFS)) {
            throw Problem.badRequest("nfs-files", "the files of an nfs volume are on its own server: look there");
        }
        return new StoredVolume(
                volume.getUuid(), new AppName(app.getId()), volume.getName(), VolumeSize.parse(volume.getSize()));
    }

    private Volume volume(App app, String name) {
        return volumes.byName(app, name).orElseThrow(() -> Problem.notFound("Volume"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
