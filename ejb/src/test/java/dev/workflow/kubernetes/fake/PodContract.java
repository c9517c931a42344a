package dev.workflow.kubernetes.fake;

import static dev.workflow.kubernetes.RawCluster.JSON;
import static dev.workflow.kubernetes.RawCluster.MERGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.RawCluster;
import dev.workflow.kubernetes.RawCluster.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What controllers and nodes do: the fake cluster and a real one must both pass. */
interface PodContract {

    Duration SOON = Duration.ofSeconds(90);

    String IMAGE = "127.0.0.1:5000/busybox:latest";

    RawCluster raw();

    String namespace();

    default String core(String rest) {
        return "/api/v1/namespaces/" + namespace() + "/" + rest;
    }

    default String apps(String rest) {
        return "/apis/apps/v1/namespaces/" + namespace() + "/" + rest;
    }

    default String jobs(String rest) {
        return "/apis/batch/v1/namespaces/" + namespace() + "/jobs" + rest;
    }

    default KubernetesObject get(String path) {
        return raw().call("GET", path).body();
    }

    default void post(String path, String body) {
        Answer answer = raw().call("POST", path, JSON, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** @param more of the container, with a comma in front */
    default String spec(String script, String more, String ofPod) {
        return "{\"terminationGracePeriodSeconds\":1," + ofPod + "\"containers\":[{\"name\":\"c\",\"image\":\"" + IMAGE
                + "\",\"command\":[\"sh\",\"-c\",\"" + script + "\"]" + more + "}]}";
    }

    default void pod(String name, String spec) {
        post(core("pods"), "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":" + spec + "}");
    }

    default String deployment(int replicas, String more, String template) {
        return "{\"metadata\":{\"name\":\"d\"},\"spec\":{\"replicas\":" + replicas + more
                + ",\"selector\":{\"matchLabels\":{\"a\":\"d\"}},\"template\":{\"metadata\":{\"labels\":{\"a\":\"d\"}},"
                + "\"spec\":" + template + "}}}";
    }

    default KubernetesObject container(String pod) {
        List<KubernetesObject> statuses = get(core("pods/" + pod)).parts("status", "containerStatuses");
        return statuses.isEmpty() ? KubernetesObject.parse("{}") : statuses.get(0);
    }

    default List<String> notes(String subject, String reason) {
        return get("/apis/events.k8s.io/v1/namespaces/" + namespace() + "/events?fieldSelector=regarding.name%3D"
                        + subject)
                .parts("items")
                .stream()
                .filter(event -> event.text("reason").equals(reason))
                .map(event -> event.text("note"))
                .toList();
    }

    default KubernetesObject condition(KubernetesObject object, String type) {
        return object.parts("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElseGet(() -> KubernetesObject.parse("{}"));
    }

    default List<KubernetesObject> pods() {
        return get(core("pods?labelSelector=a%3Dd")).parts("items");
    }

    default boolean rolledOut(int replicas) {
        KubernetesObject now = get(apps("deployments/d"));
        return now.number("status", "observedGeneration") == now.generation()
                && now.number("status", "replicas") == replicas
                && now.number("status", "updatedReplicas") == replicas
                && now.number("status", "availableReplicas") == replicas
                && condition(now, "Progressing").text("reason").equals("NewReplicaSetAvailable");
    }

    @Test
    default void aDeploymentRollsOutAndOver() {
        post(
                apps("deployments"),
                deployment(
                        2,
                        ",\"revisionHistoryLimit\":1,\"strategy\":{\"rollingUpdate\":{\"maxUnavailable\":0,\"maxSurge\":1}}",
                        spec("sleep 1000", "", "")));
        await().atMost(SOON).until(() -> rolledOut(2));
        List<String> first = pods().stream().map(KubernetesObject::name).toList();
        KubernetesObject one = pods().get(0);
        assertThat(one.name()).matches("d-[a-z0-9]+-[a-z0-9]{5}");
        assertThat(one.label("pod-template-hash")).isNotEmpty();
        assertThat(one.text("status", "phase")).isEqualTo("Running");
        assertThat(one.text("status", "podIP")).isNotEmpty();
        assertThat(condition(one, "Ready").text("status")).isEqualTo("True");
        KubernetesObject rs = get(apps("replicasets")).parts("items").get(0);
        assertThat(rs.annotations()).containsEntry("deployment.kubernetes.io/revision", "1");
        raw().call(
                        "PATCH",
                        apps("deployments/d"),
                        MERGE,
                        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"x\":\"y\"}}}}}");
        await().atMost(SOON).until(() -> rolledOut(2) && pods().size() == 2);
        assertThat(pods()).extracting(KubernetesObject::name).doesNotContainAnyElementsOf(first);
        assertThat(get(apps("replicasets")).parts("items")).hasSize(2);
        raw().call("PATCH", apps("deployments/d/scale"), MERGE, "{\"spec\":{\"replicas\":1}}");
        await().atMost(SOON).until(() -> rolledOut(1) && pods().size() == 1);
        String left = pods().get(0).name();
        raw().call("DELETE", core("pods/" + left));
        await().atMost(SOON)
                .until(() -> rolledOut(1)
                        && pods().size() == 1
                        && !pods().get(0).name().equals(left));
        raw().call("DELETE", apps("deployments/d"));
        await().atMost(SOON)
                .until(() -> pods().isEmpty()
                        && get(apps("replicasets")).parts("items").isEmpty());
    }

    @Test
    default void podsAreHeldBackAndLetGo() {
        post(apps("deployments"), deployment(1, ",\"minReadySeconds\":300", spec("sleep 1000", "", "")));
        await().atMost(SOON).until(() -> get(apps("deployments/d")).number("status", "readyReplicas") == 1);
        assertThat(get(apps("deployments/d")).number("status", "availableReplicas"))
                .isZero();
        raw().call("PATCH", apps("deployments/d"), MERGE, "{\"spec\":{\"minReadySeconds\":0}}");
        await().atMost(SOON).until(() -> rolledOut(1));
    }

    @Test
    default void aTemplateThatComesBackIsTheNewestAgain() {
        String first = deployment(1, "", spec("sleep 1000", "", ""));
        post(apps("deployments"), first);
        await().atMost(SOON).until(() -> rolledOut(1));
        String set = pods().get(0).owners().get(0);
        raw().call("PUT", apps("deployments/d"), JSON, first.replace("1000", "1001"));
        await().atMost(SOON).until(() -> rolledOut(1) && pods().size() == 1);
        raw().call("PUT", apps("deployments/d"), JSON, first);
        await().atMost(SOON)
                .until(() -> rolledOut(1)
                        && pods().size() == 1
                        && pods().get(0).owners().contains(set));
        assertThat(get(apps("replicasets/" + set)).annotations())
                .containsEntry("deployment.kubernetes.io/revision", "3");
        assertThat(get(apps("deployments/d")).annotations()).containsEntry("deployment.kubernetes.io/revision", "3");
    }

    @Test
    default void aDeploymentThatCannotSaysSo() {
        post(core("resourcequotas"), "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"1\"}}}");
        await().atMost(SOON)
                .until(() -> get(core("resourcequotas/q")).at("status", "used").isPresent());
        post(apps("deployments"), deployment(2, ",\"progressDeadlineSeconds\":3", spec("sleep 1000", "", "")));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject now = get(apps("deployments/d"));
            assertThat(condition(now, "Progressing").text("reason")).isEqualTo("ProgressDeadlineExceeded");
            assertThat(condition(now, "ReplicaFailure").text("message"))
                    .contains("exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
            assertThat(condition(now, "Available").text("status")).isEqualTo("False");
            assertThat(now.number("status", "unavailableReplicas")).isEqualTo(1);
        });
        String rs = get(apps("replicasets")).parts("items").get(0).name();
        assertThat(notes(rs, "FailedCreate"))
                .anyMatch(note -> note.startsWith("Error creating: pods \"" + rs + "-")
                        && note.endsWith("exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1"));
    }

    @Test
    default void anImageThatIsNotThereIsNamed() {
        pod("p", spec("sleep 1000", "", "").replace(IMAGE, "127.0.0.1:5000/no-such:1"));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject waiting = container("p").part("state", "waiting");
            assertThat(waiting.text("reason")).isEqualTo("ImagePullBackOff");
            assertThat(waiting.text("message"))
                    .startsWith("Back-off pulling image \"127.0.0.1:5000/no-such:1\": ErrImagePull:")
                    .contains("not found");
        });
        assertThat(get(core("pods/p")).text("status", "phase")).isEqualTo("Pending");
        assertThat(notes("p", "Failed")).contains("Error: ErrImagePull", "Error: ImagePullBackOff");
    }

    @Test
    default void aCrashIsCountedAndRemembered() {
        pod("p", spec("echo last words; exit 3", "", ""));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject c = container("p");
            assertThat(c.text("state", "waiting", "reason")).isEqualTo("CrashLoopBackOff");
            assertThat(c.text("state", "waiting", "message")).contains("restarting failed container=c pod=p_");
            assertThat(c.number("lastState", "terminated", "exitCode")).isEqualTo(3);
            assertThat(c.text("lastState", "terminated", "reason")).isEqualTo("Error");
            assertThat(c.number("restartCount")).isPositive();
            assertThat(c.flag("ready")).isFalse();
        });
        KubernetesObject pod = get(core("pods/p"));
        assertThat(pod.text("status", "phase")).isEqualTo("Running");
        assertThat(condition(pod, "Ready").text("message")).isEqualTo("containers with unready status: [c]");
        assertThat(raw().call("GET", core("pods/p/log?tailLines=1")).text()).isEqualTo("last words\n");
        assertThat(raw().call("GET", core("pods/p/log?previous=true&timestamps=true"))
                        .text())
                .matches("20\\d\\d-[0-9T:.-]+Z last words\n");
        assertThat(notes("p", "BackOff"))
                .anyMatch(note -> note.startsWith("Back-off restarting failed container c in pod p_"));
    }

    @Test
    default void aPodWithoutANodeSaysWhy() {
        pod("p", spec("sleep 1000", "", "\"nodeSelector\":{\"no\":\"such\"},"));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject scheduled = condition(get(core("pods/p")), "PodScheduled");
            assertThat(scheduled.text("reason")).isEqualTo("Unschedulable");
            assertThat(scheduled.text("message"))
                    .startsWith("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ");
            assertThat(notes("p", "FailedScheduling")).isNotEmpty();
        });
        assertThat(raw().call("GET", core("pods/p/log")).text()).isEmpty();
    }

    @Test
    default void probesDecide() {
        pod(
                "p",
                spec(
                        "sleep 1000",
                        ",\"readinessProbe\":{\"periodSeconds\":1,\"tcpSocket\":{\"port\":8081}},\"livenessProbe\":{"
                                + "\"periodSeconds\":1,\"failureThreshold\":2,\"initialDelaySeconds\":2,"
                                + "\"exec\":{\"command\":[\"sh\",\"-c\",\"echo not yet; exit 4\"]}}",
                        ""));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(notes("p", "Unhealthy"))
                    .contains("Liveness probe failed: not yet\n")
                    .anyMatch(note -> note.matches(
                            "Readiness probe failed: dial tcp [0-9.]+:8081: connect: connection" + " refused"));
            assertThat(notes("p", "Killing")).contains("Container c failed liveness probe, will be restarted");
            assertThat(container("p").number("restartCount")).isPositive();
        });
        assertThat(container("p").flag("ready")).isFalse();
    }

    @Test
    default void anAnswerOfTheWebIsReported() {
        pod(
                "p",
                spec(
                        "sleep 1000",
                        ",\"readinessProbe\":{\"periodSeconds\":1,\"httpGet\":{\"path\":\"/health\",\"port\":8081}}",
                        ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(notes("p", "Unhealthy"))
                .anyMatch(note -> note.matches("Readiness probe failed: Get \"http://[0-9.]+:8081/health\": dial"
                        + " tcp [0-9.]+:8081: connect: connection refused")));
    }

    @Test
    default void aMissingSecretIsNamedAndItsComingHelps() {
        pod(
                "p",
                spec(
                        "echo $A $IP; sleep 1000",
                        ",\"env\":[{\"name\":\"A\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"s\",\"key\":\"k\"}}},"
                                + "{\"name\":\"IP\",\"valueFrom\":{\"fieldRef\":{\"fieldPath\":\"status.podIP\"}}}]",
                        ""));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject waiting = container("p").part("state", "waiting");
            assertThat(waiting.text("reason")).isEqualTo("CreateContainerConfigError");
            assertThat(waiting.text("message")).isEqualTo("secret \"s\" not found");
        });
        post(core("secrets"), "{\"metadata\":{\"name\":\"s\"},\"stringData\":{\"k\":\"value of it\"}}");
        await().atMost(SOON).until(() -> container("p").at("state", "running").isPresent());
        String address = get(core("pods/p")).text("status", "podIP");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        raw().call("GET", core("pods/p/log")).text())
                .isEqualTo("value of it " + address + "\n"));
    }

    @Test
    default void aProgramThatIsNotThereIsNamed() {
        pod("p", spec("x", "", "").replace("[\"sh\",\"-c\",\"x\"]", "[\"/no/such\"]"));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject end = container("p").part("lastState", "terminated");
            assertThat(end.number("exitCode")).isEqualTo(128);
            assertThat(end.text("reason")).isEqualTo("StartError");
            assertThat(end.text("message"))
                    .endsWith("exec: \"/no/such\": stat /no/such: no such file or directory: unknown");
        });
    }

    @Test
    default void jobsEnd() {
        String job = "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"backoffLimit\":0%s,\"template\":{\"spec\":%s}}}";
        String once = "\"restartPolicy\":\"Never\",";
        post(jobs(""), job.formatted("good", "", spec("true", "", once)));
        post(jobs(""), job.formatted("bad", "", spec("exit 4", "", once)));
        post(jobs(""), job.formatted("long", ",\"activeDeadlineSeconds\":2", spec("sleep 1000", "", once)));
        post(jobs(""), job.formatted("brief", ",\"ttlSecondsAfterFinished\":1", spec("true", "", once)));
        await().atMost(SOON).untilAsserted(() -> {
            KubernetesObject good = get(jobs("/good"));
            assertThat(condition(good, "Complete").text("status")).isEqualTo("True");
            assertThat(good.number("status", "succeeded")).isEqualTo(1);
            assertThat(good.time("status", "completionTime")).isPresent();
            assertThat(condition(get(jobs("/bad")), "Failed").text("reason")).isEqualTo("BackoffLimitExceeded");
            assertThat(condition(get(jobs("/long")), "Failed").text("reason")).isEqualTo("DeadlineExceeded");
            assertThat(raw().call("GET", jobs("/brief")).status()).isEqualTo(404);
        });
        assertThat(get(core("pods?labelSelector=job-name%3Dlong")).parts("items"))
                .isEmpty();
        KubernetesObject failed =
                get(core("pods?labelSelector=job-name%3Dbad")).parts("items").get(0);
        assertThat(failed.text("status", "phase")).isEqualTo("Failed");
        assertThat(failed.parts("status", "containerStatuses").get(0).number("state", "terminated", "exitCode"))
                .isEqualTo(4);
    }

    @Test
    default void aPodThatIsDeletedGetsItsTime() {
        pod("p", spec("trap 'exit 0' TERM; sleep 1000 & wait", "", "").replace("Seconds\":1", "Seconds\":20"));
        await().atMost(SOON).until(() -> container("p").at("state", "running").isPresent());
        Answer deleted = raw().call("DELETE", core("pods/p"));
        assertThat(deleted.body().number("metadata", "deletionGracePeriodSeconds"))
                .isEqualTo(20);
        assertThat(deleted.body().deleted()).isTrue();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> raw().call("GET", core("pods/p")).status() == 404);
    }
}
