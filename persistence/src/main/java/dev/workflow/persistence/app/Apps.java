package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All ways to an {@link App} entity. The rows of builds, releases and so on are asked for with an App in hand, so a
 * query for a tenant's data starts here, with the caller.
 */
public class Apps {

    /** Own apps, apps shared for viewing, or all for a superuser; staff reach others' apps by name only. */
    private static final String VISIBLE = " from App a where (:all = true or a.owner.id = :account or a.uuid in"
            + " (select p.app from GrantedPermission p where p.account = :account and p.permission = 'view'))"
            + " and (:everyApp = true or a.id in :apps) and a.id like :prefix escape '\\'";

    /** What no name of a group contains. */
    private static final String BETWEEN = "\n";

    private final EntityManager em;

    public Apps(EntityManager em) {
        this.em = em;
    }

    /** Why an app {@code a} is blocked, if it is. */
    private static final String REMARK =
            "(select min(b.remark) from Block b where b.app = a.id or b.account = a.owner.id)";

    /**
     * The app, whether the caller holds the permission, why, and whether it is blocked, in one statement; empty without
     * it.
     */
    public Optional<Reach> reach(Caller caller, String id, Permission permission) {
        return row(caller, id, permission).map(row -> {
            List<String> from =
                    row[1] == null ? List.of() : List.of(row[1].toString().split(BETWEEN, -1));
            Ground ground = withinScope(caller, id, permission, ofAccount(caller, (App) row[0], from));
            return reach(row, ground, from);
        });
    }

    /** As {@link #reach}, for what only the owner and superusers may do. */
    public Optional<Reach> reachAsOwner(Caller caller, String id) {
        return row(caller, id, Permission.VIEW).map(row -> {
            Ground ground = ofAccount(caller, (App) row[0], List.of());
            boolean owner = ground == Ground.OWNER || ground == Ground.SUPERUSER;
            return reach(row, withinScope(caller, id, Permission.DELETE, owner ? ground : Ground.NOT_OWNER), List.of());
        });
    }

    private Optional<Object[]> row(Caller caller, String id, Permission permission) {
        return em.createQuery(
                        "select a, (select function('string_agg', p.groupName, :between) from PermissionGround p where"
                                + " p.app = a.uuid and p.account = :account and p.permission = :permission), " + REMARK
                                + " from App a join fetch a.owner where a.id = :id",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("account", caller.accountId())
                .setParameter("permission", permission.text())
                .setParameter("between", BETWEEN)
                .getResultStream()
                .findFirst();
    }

    private static Reach reach(Object[] row, Ground ground, List<String> from) {
        List<String> groups =
                from.stream().filter(group -> !group.isEmpty()).sorted().toList();
        return new Reach((App) row[0], ground, groups, Optional.ofNullable((String) row[2]));
    }

    /** What the account may, whatever its credential is good for. */
    private static Ground ofAccount(Caller caller, App app, List<String> from) {
        if (app.getOwner().getId() == caller.accountId()) {
            return Ground.OWNER;
        }
        if (caller.superuser()) {
            return Ground.SUPERUSER;
        }
        if (caller.staff()) {
            return Ground.STAFF;
        }
        return from.isEmpty() ? Ground.NO_PERMISSION : from.contains("") ? Ground.PERMISSION : Ground.GROUP;
    }

    private static Ground withinScope(Caller caller, String id, Permission permission, Ground ground) {
        if (!ground.allows() || caller.scope().allows(id, permission)) {
            return ground;
        }
        return caller.scope().covers(id) ? Ground.SCOPE_LEVEL : Ground.SCOPE_APPS;
    }

    /** Names of the apps that the caller may change and that are not blocked, in order. */
    public List<String> changeableBy(Caller caller) {
        return em.createQuery(
                        "select a.id from App a where (:all = true or a.owner.id = :account or a.uuid in (select p.app"
                                + " from GrantedPermission p where p.account = :account and p.permission = 'change'))"
                                + " and not exists (select b from Block b where b.app = a.id or b.account = a.owner.id)"
                                + " order by a.id",
                        String.class)
                .setParameter("all", caller.superuser() || caller.staff())
                .setParameter("account", caller.accountId())
                .getResultStream()
                .filter(app -> caller.scope().allows(app, Permission.CHANGE))
                .toList();
    }

    /** Names of all apps of an account; for the platform's own work. */
    public List<String> idsOwnedBy(long account) {
        return em.createQuery("select a.id from App a where a.owner.id = :account order by a.id", String.class)
                .setParameter("account", account)
                .getResultList();
    }

    public Slice<App> visibleTo(Caller caller, String idPrefix, Window window) {
        long count =
                visible("select count(a)", Long.class, "", caller, idPrefix).getSingleResult();
        TypedQuery<App> query = visible("select a", App.class, " order by a.id", caller, idPrefix)
                .setHint("eclipselink.join-fetch", "a.owner");
        return new Slice<>(count, window.of(query).getResultList());
    }

    private <T> TypedQuery<T> visible(String select, Class<T> type, String order, Caller caller, String idPrefix) {
        return em.createQuery(select + VISIBLE + order, type)
                .setParameter("all", caller.superuser())
                .setParameter("account", caller.accountId())
                .setParameter("everyApp", caller.scope().apps().isEmpty())
                .setParameter("apps", named(caller.scope()))
                .setParameter("prefix", escaped(idPrefix) + "%");
    }

    /** Never empty: SQL knows no empty list. */
    private static Set<String> named(Scope scope) {
        return scope.apps().isEmpty() ? Set.of("") : scope.apps();
    }

    private static String escaped(String prefix) {
        return prefix.replaceAll("[\\\\%_]", "\\\\$0");
    }

    /** For the platform's own work (workers, router, pushes that were authorised already), not for callers' requests. */
    public Optional<App> byId(String id) {
        return em.createQuery("select a from App a join fetch a.owner where a.id = :id", App.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #byId}, for work that was begun for one certain app. */
    public Optional<App> find(UUID app) {
        return Optional.ofNullable(em.find(App.class, app));
    }

    /** All apps after the given name, in order; for reconciling. */
    public List<App> after(String id, int limit) {
        return em.createQuery("select a from App a where a.id > :id order by a.id", App.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** As {@link #after}, of those that have a release with a build: only they can have something to run. */
    public List<App> builtAfter(String id, int limit) {
        return em.createQuery(
                        "select a from App a where a.id > :id and exists (select r from Release r where r.app = a.uuid"
                                + " and r.build is not null) order by a.id",
                        App.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Locks the app's row until the transaction ends: whatever numbers releases or changes the structure does it one
     * after the other. Empty when the app was destroyed meanwhile.
     */
    public Optional<App> lock(UUID app) {
        Optional<App> locked = Optional.ofNullable(em.find(App.class, app, LockModeType.PESSIMISTIC_WRITE));
        locked.ifPresent(em::refresh);
        return locked;
    }

    public void add(App app) {
        em.persist(app);
        em.flush();
    }

    /** Everything of the app goes with it (foreign keys cascade), except the ledger of its operations. */
    public void remove(App app) {
        em.createQuery("delete from Release r where r.app = :app")
                .setParameter("app", app.getUuid())
                .executeUpdate();
        em.remove(em.merge(app));
        em.flush();
    }
}
