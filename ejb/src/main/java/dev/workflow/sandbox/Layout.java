package dev.workflow.sandbox;

import dev.workflow.sandbox.Confinement.Mount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a confined command sees, in two steps: what the stage must lay out first (reachable for a user without
 * rights, layered, owned by the tenant), and what is then shown inside.
 *
 * @param operations for stage.sh, three words each
 * @param shown in the order it must be mounted
 */
record Layout(List<String> operations, List<Shown> shown) {

    private static final List<String> DEVICES =
            List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty");

    static Layout of(Confinement confinement, Path stage, HostFiles host, boolean layers) {
        return new Layouter(confinement, stage.toString(), host, layers).layOut();
    }

    /** Puts one layout together. */
    private static final class Layouter {
        private final Confinement confinement;
        private final String stage;
        private final HostFiles host;
        private final boolean layers;
        private final List<String> operations = new ArrayList<>();
        private final List<Shown> shown = new ArrayList<>();

        Layouter(Confinement confinement, String stage, HostFiles host, boolean layers) {
            this.confinement = confinement;
            this.stage = stage;
            this.host = host;
            this.layers = layers && confinement.scratch().isPresent();
        }

        Layout layOut() {
            confinement.scratch().ifPresent(scratch -> operation("scratch", scratch.toString(), "scratch"));
            boolean ownRoot = confinement.root().isPresent();
            if (ownRoot) {
                root(confinement.root().get());
                shown.addAll(HostFiles.network());
            } else {
                shown.addAll(host.programs());
                host.settings().forEach(this::setting);
            }
            devices();
            shown.add(new Shown(Shown.Kind.PROC, "", "/proc"));
            writablePlaces(ownRoot && layers);
            for (int i = 0; i < confinement.mounts().size(); i++) {
                mount("mount" + i, confinement.mounts().get(i));
            }
            return new Layout(List.copyOf(operations), List.copyOf(shown));
        }

        private void root(Path root) {
            operation(layers ? "layer" : "bind", root.toString(), "root");
            shown.add(layers ? Shown.writable(stage + "/root", "/") : Shown.readOnly(stage + "/root", "/"));
        }

        /** Generated account files live where only the server can go; everything else of /etc is open to all. */
        private void setting(Shown setting) {
            if (setting.source().startsWith("/etc/") || setting.source().startsWith("/usr/")) {
                shown.add(setting);
                return;
            }
            String name = "etc-" + setting.target().substring("/etc/".length()).replace('/', '-');
            operation("bind", setting.source(), name);
            shown.add(Shown.readOnly(stage + "/" + name, setting.target()));
        }

        private void devices() {
            shown.add(Shown.memory("/dev"));
            DEVICES.forEach(device -> shown.add(new Shown(Shown.Kind.DEVICE, device, device)));
            link("/proc/self/fd", "/dev/fd");
            link("/proc/self/fd/0", "/dev/stdin");
            link("/proc/self/fd/1", "/dev/stdout");
            link("/proc/self/fd/2", "/dev/stderr");
            shown.add(Shown.memory("/dev/shm"));
        }

        private void writablePlaces(boolean rootIsWritable) {
            if (confinement.scratch().isPresent()) {
                shown.add(Shown.writable(stage + "/scratch/tmp", "/tmp"));
                shown.add(Shown.writable(stage + "/scratch/home", Confinement.HOME));
            } else {
                shown.add(Shown.memory("/tmp"));
                shown.add(Shown.memory(Confinement.HOME));
            }
            if (!rootIsWritable) {
                shown.add(Shown.memory("/run"));
                shown.add(Shown.memory("/var/tmp"));
            }
        }

        private void mount(String name, Mount mount) {
            if (mount.volume()) {
                operation("bind", mount.source().toString(), name);
                shown.add(Shown.volume(stage + "/" + name, mount.target()));
                return;
            }
            boolean layered = mount.layered() && layers;
            String operation = layered ? "layer" : mount.writable() ? "own" : "bind";
            operation(operation, mount.source().toString(), name);
            String source = stage + "/" + name;
            shown.add(
                    layered || mount.writable()
                            ? Shown.writable(source, mount.target())
                            : Shown.readOnly(source, mount.target()));
        }

        private void operation(String what, String from, String to) {
            operations.addAll(List.of(what, from, to));
        }

        private void link(String points, String at) {
            shown.add(new Shown(Shown.Kind.LINK, points, at));
        }
    }
}
