package dev.workflow.log.cluster;

import dev.workflow.kubernetes.Cluster;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster to which the connections of logs are lost when a test says so. */
final class CutCluster {

    private final Cluster cluster;
    private final List<Cut> open = new CopyOnWriteArrayList<>();

    CutCluster(Cluster real) {
        cluster = (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof InputStream in ? opened((String) arguments[0], in) : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    Cluster cluster() {
        return cluster;
    }

    /** To pods of that namespace, now. */
    long connections(String namespace) {
        return open.stream().filter(cut -> cut.namespace.equals(namespace)).count();
    }

    void cut() {
        open.forEach(Cut::lose);
    }

    private InputStream opened(String namespace, InputStream in) {
        Cut cut = new Cut(namespace, in);
        open.add(cut);
        return cut;
    }

    /** The end of what is read looks like a lost connection, too, once it was cut. */
    private final class Cut extends FilterInputStream {
        private final String namespace;
        private volatile boolean lost;

        Cut(String namespace, InputStream in) {
            super(in);
            this.namespace = namespace;
        }

        private void lose() {
            lost = true;
            try {
                in.close();
            } catch (IOException alreadyGone) {
                throw new AssertionError(alreadyGone);
            }
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int read = in.read(into, start, length);
            if (lost) {
                throw new IOException("connection lost");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }
}
