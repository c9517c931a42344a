package dev.workflow.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.engine.Pod.State;
import dev.workflow.kubernetes.KubernetesObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodStatusTest {

    /** On pods of a real cluster. */
    @ParameterizedTest
    @CsvSource({
        "badname,ERROR,InvalidImageName,0",
        "missing,CREATING,ImagePullBackOff,0",
        "crash,CRASHED,CrashLoopBackOff,3",
        "oom,CRASHED,OOMKilled,3",
        "unsched,INITIALIZING,Unschedulable,0",
        "http,STARTING,,0",
        "root,CREATING,CreateContainerConfigError,0",
    })
    void isToldInTheWordsOfTheContract(String name, State state, String reason, int crashes) {
        PodStatus pod = Recorded.of(name).pod();
        assertThat(pod.state()).isEqualTo(state);
        assertThat(pod.reason()).isEqualTo(reason == null ? "" : reason);
        assertThat(pod.crashes()).isEqualTo(crashes);
        assertThat(pod.release()).isEqualTo(2);
        assertThat(pod.ready()).isFalse();
    }

    private static PodStatus pod(String metadata, String status) {
        return new PodStatus(KubernetesObject.parse("{\"metadata\":{" + metadata + "},\"status\":{" + status + "}}"));
    }

    @Test
    void endsOfJobsAreDownOrCrashed() {
        assertThat(pod("", "'phase':'Succeeded'").state()).isEqualTo(State.DOWN);
        assertThat(pod("", "'phase':'Failed'").state()).isEqualTo(State.CRASHED);
    }

    @Test
    void whoLeavesIsNeitherUpNorReady() {
        String ready = "'phase':'Running','conditions':[{'type':'Ready','status':'True'}]";
        assertThat(pod("", ready).state()).isEqualTo(State.UP);
        PodStatus leaving = pod("'deletionTimestamp':'2026-01-01T00:00:00Z'", ready);
        assertThat(leaving.state()).isEqualTo(State.TERMINATING);
        assertThat(leaving.ready()).isFalse();
    }

    @Test
    void thePodOfAJobHasTheJobsName() {
        PodStatus pod = pod("'name':'a-run-xyz12-q','labels':{'batch.kubernetes.io/job-name':'a-run-xyz12'}", "");
        assertThat(pod.shownName()).isEqualTo("a-run-xyz12");
        assertThat(pod.name()).isEqualTo("a-run-xyz12-q");
    }
}
