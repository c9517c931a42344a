package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Confinement;
import dev.workflow.sandbox.Confinement.Mount;
import io.kubernetes.client.custom.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod on the fake node: its containers as processes of this machine, and its status. */
final class PodRun {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Api api;
    private final Machine machine;
    private final Images images;
    private final EventLog events;
    private final JsonObject pod;
    private final String address = Machine.address();
    private final List<ContainerRun> first = new ArrayList<>();
    private final List<ContainerRun> containers = new ArrayList<>();
    private final Map<String, Path> unpacked = new HashMap<>();
    private final java.util.Set<String> pulled = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile boolean silent;
    private final java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);

    PodRun(Api api, Machine machine, Images images, EventLog events, JsonObject pod) {
        this.api = api;
        this.machine = machine;
        this.images = images;
        this.events = events;
        this.pod = pod;
        String policy = Tree.text(pod, "spec", "restartPolicy");
        String before = "Never".equals(policy) ? "Never" : "OnFailure";
        Tree.objects(pod, "spec", "initContainers").forEach(spec -> first.add(new ContainerRun(this, spec, before)));
        Tree.objects(pod, "spec", "containers").forEach(spec -> containers.add(new ContainerRun(this, spec, policy)));
    }

    void begin() {
        Threads.start("fake-pod", () -> {
            for (ContainerRun one : first) {
                changed();
                one.run();
                if (one.state().exitCode() != 0 || stopping) {
                    changed();
                    return;
                }
            }
            containers.forEach(one -> Threads.start("fake-container", one));
        });
        changed();
    }

    /** Ends all processes, then the pod itself. */
    void stop(Duration grace) {
        if (stopping) {
            return;
        }
        stopping = true;
        Threads.start("fake-stop", () -> {
            List<Thread> stops = new ArrayList<>();
            for (ContainerRun one : all()) {
                stops.add(Threads.start("fake-stop", () -> one.stop(grace)));
            }
            for (Thread stop : stops) {
                join(stop);
            }
            changed();
            gone();
            ended.countDown();
        });
    }

    /** After {@link #stop}, until nothing of it runs any more. */
    void awaitEnd() {
        try {
            ended.await(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ContainerRun> all() {
        List<ContainerRun> all = new ArrayList<>(first);
        all.addAll(containers);
        return all;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofMinutes(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gone() {
        if (silent) {
            return;
        }
        synchronized (api.etcd()) {
            current().filter(Metadata::deleted).ifPresent(now -> new Deletion(api)
                    .delete(Resource.POD, Metadata.namespace(now), Metadata.name(now), Deletion.Options.now()));
        }
    }

    /** No more word to the server; processes are killed. */
    void abandon() {
        silent = true;
        stop(Duration.ZERO);
    }

    private Optional<JsonObject> current() {
        return api.etcd()
                .get(Resource.POD, Metadata.namespace(pod), Metadata.name(pod))
                .filter(now -> Metadata.uid(now).equals(Metadata.uid(pod)));
    }

    /** Writes the status as it is now. */
    void changed() {
        if (silent) {
            return;
        }
        synchronized (api.etcd()) {
            current()
                    .ifPresent(now -> Status.write(
                            api,
                            Resource.POD,
                            now,
                            new PodStatus(now, first, containers, address)
                                    .compute(api.clock().instant()),
                            "kubelet"));
        }
    }

    void say(ContainerRun container, String type, String reason, String note) {
        if (!silent) {
            String list = first.contains(container) ? "initContainers" : "containers";
            events.write(pod, "spec." + list + "{" + container.name() + "}", type, reason, note);
        }
    }

    void problem(ContainerRun container, ContainerProblem problem) {
        switch (problem.reason()) {
            case "ErrImagePull" -> {
                boolean before = container.state().content().toString().contains("ImagePull");
                String image = Tree.text(container.spec(), "image");
                if (!before) {
                    say(container, "Normal", "Pulling", "Pulling image \"" + image + "\"");
                    say(
                            container,
                            "Warning",
                            "Failed",
                            "Failed to pull image \"" + image + "\": " + problem.getMessage());
                    say(container, "Warning", "Failed", "Error: ErrImagePull");
                    container.waiting("ErrImagePull", problem.getMessage());
                } else {
                    say(container, "Normal", "BackOff", "Back-off pulling image \"" + image + "\"");
                    say(container, "Warning", "Failed", "Error: ImagePullBackOff");
                    container.waiting(
                            "ImagePullBackOff",
                            "Back-off pulling image \"" + image + "\": ErrImagePull: " + problem.getMessage());
                }
            }
            case "FailedMount" -> events.warning(pod, "FailedMount", problem.getMessage());
            default -> {
                say(container, "Warning", "Failed", "Error: " + problem.getMessage());
                container.waiting(problem.reason(), problem.getMessage());
            }
        }
    }

    /** What the container's process is to run in. */
    Confinement confinement(JsonObject spec) throws ContainerProblem, IOException {
        String reference = Tree.text(spec, "image");
        Images.Image image =
                images.find(reference).orElseThrow(() -> new ContainerProblem("ErrImagePull", images.why(reference)));
        if (pulled.add(Tree.text(spec, "name"))) {
            pulled(spec, reference);
        }
        List<Mount> mounts = new ArrayList<>();
        machine.toolchains().forEach(place -> mounts.add(new Mount(place, place.toString(), false)));
        if (!image.files().isEmpty()) {
            mounts.add(new Mount(unpack(reference, image), "/workspace", false, true));
        }
        mounts.addAll(new Mounts(api.etcd(), machine, pod).of(spec));
        Map<String, String> environment = new HashMap<>(Map.of("PATH", PATH, "HOME", Confinement.HOME));
        environment.put("HOSTNAME", Metadata.name(pod));
        environment.putAll(image.environment());
        environment.putAll(new Environment(api.etcd(), pod, address).of(spec));
        List<String> command = new ArrayList<>(Tree.words(spec, "command"));
        command.addAll(Tree.words(spec, "args"));
        if (command.isEmpty()) {
            throw new ContainerProblem("CreateContainerError", "no command specified");
        }
        String directory = Tree.text(spec, "workingDir");
        return new Confinement(
                Optional.empty(),
                mounts,
                environment,
                directory.isEmpty() ? (image.files().isEmpty() ? "/" : "/workspace") : directory,
                command,
                limits(spec),
                false,
                Optional.of(machine.scratch(Metadata.uid(pod) + "-" + Tree.text(spec, "name"))),
                Confinement.USER);
    }

    private void pulled(JsonObject spec, String reference) {
        String note = "Always".equals(Tree.text(spec, "imagePullPolicy"))
                ? "Successfully pulled image \"" + reference
                        + "\" in 41ms (41ms including waiting). Image size: 1103078" + " bytes."
                : "Container image \"" + reference + "\" already present on machine and can be accessed by the pod";
        events.write(pod, "spec.containers{" + Tree.text(spec, "name") + "}", "Normal", "Pulled", note);
    }

    private synchronized Path unpack(String reference, Images.Image image) throws IOException {
        Path files = unpacked.get(reference);
        if (files == null) {
            files = machine.files(image.files());
            unpacked.put(reference, files);
        }
        return files;
    }

    private static Resources limits(JsonObject spec) {
        String memory = Tree.text(spec, "resources", "limits", "memory");
        String cpu = Tree.text(spec, "resources", "limits", "cpu");
        return new Resources(
                memory.isEmpty() ? 0 : new Quantity(memory).getNumber().longValue(),
                cpu.isEmpty()
                        ? 0
                        : new Quantity(cpu)
                                .getNumber()
                                .multiply(java.math.BigDecimal.valueOf(1000))
                                .intValue());
    }

    /** Why the program cannot be started; empty when it is there. */
    String missing(Confinement confinement) {
        String program = confinement.command().get(0);
        boolean there = program.contains("/")
                ? program.startsWith("/workspace/") || Files.exists(Path.of(program))
                : List.of(PATH.split(":")).stream().anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        String why = program.contains("/")
                ? "stat " + program + ": no such file or directory"
                : "executable file not found in $PATH";
        return there
                ? ""
                : "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create"
                        + " failed: unable to start container process: exec: \"" + program + "\": " + why + ": unknown";
    }

    String crashed(String container, long seconds) {
        return "back-off " + seconds + "s restarting failed container=" + container + " pod=" + Metadata.name(pod) + "_"
                + Metadata.namespace(pod) + "(" + Metadata.uid(pod) + ")";
    }

    String crashedEvent(String container) {
        return "Back-off restarting failed container " + container + " in pod " + Metadata.name(pod) + "_"
                + Metadata.namespace(pod) + "(" + Metadata.uid(pod) + ")";
    }

    String groupName(String container, int run) {
        return "fake-" + Metadata.uid(pod).substring(0, 8) + "-" + container.hashCode() % 1000 + "-" + run;
    }

    /** Empty when there is none of that name. */
    Optional<ContainerRun> container(String name) {
        return all().stream()
                .filter(one -> name.isEmpty() || one.name().equals(name))
                .reduce((a, b) -> name.isEmpty() && containers.contains(b) && !containers.contains(a) ? b : a);
    }

    Machine machine() {
        return machine;
    }

    NodeTimings timings() {
        return NodeTimings.QUICK;
    }

    Duration grace() {
        return Duration.ofSeconds(Tree.number(pod, 30, "spec", "terminationGracePeriodSeconds"));
    }

    String address() {
        return address;
    }

    static JsonArray one(String field, String value) {
        return JsonParser.parseString("[{\"" + field + "\":\"" + value + "\"}]").getAsJsonArray();
    }
}
