package dev.workflow.kubernetes.fake;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The loop of the controllers: they look when something happened, and now and then because time goes by. */
final class Controllers implements AutoCloseable {

    private static final long TICK_MILLIS = 100;
    private static final System.Logger LOG = System.getLogger(Controllers.class.getName());

    private final Etcd etcd;
    private final List<Controller> controllers = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::loop, "fake-controllers");
    private volatile boolean closed;

    Controllers(Etcd etcd) {
        this.etcd = etcd;
        thread.setDaemon(true);
        thread.start();
    }

    void add(Controller controller) {
        controllers.add(controller);
        etcd.wake();
    }

    void remove(Controller controller) {
        controllers.remove(controller);
    }

    private void loop() {
        while (!closed) {
            long seen = etcd.version();
            controllers.forEach(controller -> each(controller, controller::reconcile));
            if (etcd.version() == seen) {
                etcd.await(seen, TICK_MILLIS);
            }
        }
    }

    /** One piece of a controller's work: what goes wrong with it is tried again soon and keeps no other from going on. */
    static void each(Controller controller, Runnable work) {
        try {
            work.run();
        } catch (Refusal passing) {
            LOG.log(Level.DEBUG, "{0}: {1}", controller.getClass().getSimpleName(), passing.getMessage());
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, controller.getClass().getSimpleName(), broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        etcd.wake();
    }
}
