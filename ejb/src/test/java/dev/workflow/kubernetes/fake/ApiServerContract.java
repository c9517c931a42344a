package dev.workflow.kubernetes.fake;

import static dev.workflow.kubernetes.RawCluster.APPLY;
import static dev.workflow.kubernetes.RawCluster.JSON;
import static dev.workflow.kubernetes.RawCluster.JSON_PATCH;
import static dev.workflow.kubernetes.RawCluster.MERGE;
import static dev.workflow.kubernetes.RawCluster.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.RawCluster;
import dev.workflow.kubernetes.RawCluster.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an API server answers: the fake one and a real one must both pass. */
interface ApiServerContract {

    Duration SOON = Duration.ofSeconds(60);

    String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s"},"spec":{"replicas":0,
            "selector":{"matchLabels":{"app":"%1$s"}},"template":{"metadata":{"labels":{"app":"%1$s"}},"spec":{
            "containers":[{"name":"web","image":"example.com/pause:3.9","args":[],"ports":[{"containerPort":80}],
            "resources":{"limits":{"cpu":"0.25","memory":"1024Mi"}},
            "readinessProbe":{"initialDelaySeconds":0,"httpGet":{"port":80}},
            "env":[{"name":"A","value":"1"},{"name":"E","value":""},
            {"name":"IP","valueFrom":{"fieldRef":{"fieldPath":"status.podIP"}}}]}]}}}}
            """;

    RawCluster raw();

    /** A namespace of this test, which is there. */
    String namespace();

    default String core(String rest) {
        return "/api/v1/namespaces/" + namespace() + "/" + rest;
    }

    default String apps(String rest) {
        return "/apis/apps/v1/namespaces/" + namespace() + "/" + rest;
    }

    default Answer post(String path, String body) {
        return raw().call("POST", path, JSON, body);
    }

    default Answer get(String path) {
        return raw().call("GET", path);
    }

    default Answer patch(String path, String type, String body) {
        return raw().call("PATCH", path, type, body);
    }

    default Answer apply(String path, String manager, String body) {
        return patch(path + "?fieldManager=" + manager + "&force=true", APPLY, body);
    }

    default KubernetesObject deployment(String name) {
        Answer answer = post(apps("deployments"), DEPLOYMENT.formatted(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    default KubernetesObject configMap(String name, String labels) {
        Answer answer = post(
                core("configmaps"),
                "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{" + labels + "}},\"data\":{\"a\":\"1\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    default List<String> names(Answer list) {
        return list.body().parts("items").stream().map(KubernetesObject::name).toList();
    }

    @Test
    default void saysWhatItIs() {
        assertThat(get("/version").body().text("gitVersion")).startsWith("v1.");
        assertThat(get("/api").body().words("versions")).containsExactly("v1");
        assertThat(get("/apis").body().parts("groups"))
                .extracting(group -> group.text("name"))
                .contains("apps", "batch", "autoscaling", "networking.k8s.io");
        assertThat(get("/apis/apps").body().text("preferredVersion", "groupVersion"))
                .isEqualTo("apps/v1");
        assertThat(get("/apis/apps/v1").body().parts("resources"))
                .extracting(resource -> resource.text("name"))
                .contains("deployments", "deployments/scale", "deployments/status", "replicasets");
        assertThat(get("/apis/nonesuch.example/v1/things").status()).isEqualTo(404);
        assertThat(get(core("nothings")).message()).isEqualTo("the server could not find the requested resource");
    }

    @Test
    default void fillsADeploymentIn() {
        KubernetesObject made = deployment("filled");
        assertThat(made.generation()).isEqualTo(1);
        assertThat(made.uid()).hasSize(36);
        assertThat(made.created()).isPresent();
        assertThat(made.text("spec", "strategy", "rollingUpdate", "maxSurge")).isEqualTo("25%");
        assertThat(made.number("spec", "revisionHistoryLimit")).isEqualTo(10);
        assertThat(made.number("spec", "progressDeadlineSeconds")).isEqualTo(600);
        KubernetesObject pod = made.part("spec", "template", "spec");
        assertThat(pod.number("terminationGracePeriodSeconds")).isEqualTo(30);
        assertThat(pod.at("enableServiceLinks")).isEmpty();
        KubernetesObject web = pod.parts("containers").get(0);
        assertThat(web.at("args")).isEmpty();
        assertThat(web.text("imagePullPolicy")).isEqualTo("IfNotPresent");
        assertThat(web.parts("ports").get(0).text("protocol")).isEqualTo("TCP");
        assertThat(web.texts("resources", "limits")).isEqualTo(Map.of("cpu", "250m", "memory", "1Gi"));
        assertThat(web.at("resources", "requests")).isEmpty();
        assertThat(web.part("readinessProbe"))
                .isEqualTo(KubernetesObject.parse("{\"httpGet\":{\"path\":\"/\",\"port\":80,\"scheme\":\"HTTP\"},"
                        + "\"timeoutSeconds\":1,\"periodSeconds\":10,\"successThreshold\":1,\"failureThreshold\":3}"));
        assertThat(web.parts("env").get(1).content()).isEqualTo("{\"name\":\"E\"}");
        assertThat(web.parts("env").get(2).text("valueFrom", "fieldRef", "apiVersion"))
                .isEqualTo("v1");
    }

    @Test
    default void fillsASecretAndAServiceIn() {
        KubernetesObject secret = post(core("secrets"), "{\"metadata\":{\"name\":\"s\"},\"stringData\":{\"a\":\"b\"}}")
                .body();
        assertThat(secret.text("type")).isEqualTo("Opaque");
        assertThat(secret.text("data", "a")).isEqualTo("Yg==");
        assertThat(secret.at("stringData")).isEmpty();
        KubernetesObject service = post(
                        core("services"), "{\"metadata\":{\"name\":\"s\"},\"spec\":{\"ports\":[{\"port\":80}]}}")
                .body();
        assertThat(service.text("spec", "clusterIP")).startsWith("10.");
        assertThat(service.text("spec", "sessionAffinity")).isEqualTo("None");
        assertThat(service.parts("spec", "ports").get(0).texts())
                .isEqualTo(Map.of("port", "80", "protocol", "TCP", "targetPort", "80"));
    }

    @Test
    default void namesWhatIsWrong() {
        Answer bad = post(core("secrets"), "{\"metadata\":{\"name\":\"Bad_Name\"}}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.reason()).isEqualTo("Invalid");
        assertThat(bad.message())
                .startsWith(
                        "Secret \"Bad_Name\" is invalid: metadata.name: Invalid value: \"Bad_Name\": a lowercase RFC"
                                + " 1123 subdomain must consist of");
        Answer empty = post(apps("deployments"), "{\"metadata\":{\"name\":\"e\"},\"spec\":{}}");
        assertThat(empty.message())
                .isEqualTo("Deployment.apps \"e\" is invalid: [spec.selector: Required value,"
                        + " spec.template.metadata.labels: Invalid value: null: `selector` does not match template"
                        + " `labels`, spec.template.spec.containers: Required value]");
        assertThat(post(core("pods"), "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\"}]}}")
                        .message())
                .isEqualTo("Pod \"p\" is invalid: spec.containers[0].image: Required value");
        assertThat(post(apps("deployments"), DEPLOYMENT.formatted("x").replace(":0", ":\"1\""))
                        .status())
                .isEqualTo(400);
        assertThat(post(core("configmaps"), "{\"metadata\":{\"name\":\"l\",\"labels\":{\"a\":\"c d\"}}}")
                        .message())
                .contains("metadata.labels: Invalid value: \"c d\": a valid label must be");
        assertThat(post("/api/v1/namespaces/no-such-one/secrets", "{\"metadata\":{\"name\":\"s\"}}")
                        .message())
                .isEqualTo("namespaces \"no-such-one\" not found");
        assertThat(post(core("configmaps"), "{\"metadata\":{\"name\":\"l\",\"namespace\":\"other\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    default void knowsWhatIsThereAndWhatIsNot() {
        configMap("one", "");
        Answer again = post(core("configmaps"), "{\"metadata\":{\"name\":\"one\"}}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("AlreadyExists");
        assertThat(again.message()).isEqualTo("configmaps \"one\" already exists");
        Answer missing = get(apps("deployments/nope"));
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.message()).isEqualTo("deployments.apps \"nope\" not found");
        assertThat(raw().call("DELETE", apps("deployments/nope")).status()).isEqualTo(404);
        Answer gone = raw().call("DELETE", core("configmaps/one"));
        assertThat(gone.body().text("status")).isEqualTo("Success");
        assertThat(gone.body().text("details", "kind")).isEqualTo("configmaps");
        assertThat(get(core("configmaps/one")).status()).isEqualTo(404);
    }

    @Test
    default void makesNames() {
        KubernetesObject made = post(core("configmaps"), "{\"metadata\":{\"generateName\":\"made-\"}}")
                .body();
        assertThat(made.name()).matches("made-[a-z0-9]{5}");
    }

    @Test
    default void countsGenerationsOfWhatIsWantedOnly() {
        deployment("g");
        Answer labelled = patch(apps("deployments/g"), MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        assertThat(labelled.body().generation()).isEqualTo(1);
        Answer changed = patch(apps("deployments/g"), MERGE, "{\"spec\":{\"minReadySeconds\":3}}");
        assertThat(changed.body().generation()).isEqualTo(2);
        Answer same = patch(apps("deployments/g"), MERGE, "{\"spec\":{\"minReadySeconds\":3}}");
        assertThat(same.body().generation()).isEqualTo(2);
    }

    @Test
    default void refusesAStaleVersion() {
        KubernetesObject first = configMap("v", "");
        patch(core("configmaps/v"), MERGE, "{\"data\":{\"a\":\"2\"}}");
        Answer stale = raw().call("PUT", core("configmaps/v"), JSON, first.content());
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.message())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"v\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
        Answer unversioned =
                raw().call("PUT", core("configmaps/v"), JSON, "{\"metadata\":{\"name\":\"v\"},\"data\":{\"b\":\"1\"}}");
        assertThat(unversioned.body().texts("data")).isEqualTo(Map.of("b", "1"));
    }

    @Test
    default void refusesToChangeWhatIsFixed() {
        deployment("fix");
        Answer selector =
                patch(apps("deployments/fix"), MERGE, "{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"c\"}}}}");
        assertThat(selector.status()).isEqualTo(422);
        assertThat(selector.message()).contains("spec.selector: Invalid value:").contains("field is immutable");
        assertThat(patch(apps("deployments/fix"), "text/plain", "{}").status()).isEqualTo(415);
    }

    @Test
    default void patches() {
        deployment("p");
        Answer merged = patch(apps("deployments/p"), MERGE, "{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}");
        assertThat(merged.body().annotations()).containsEntry("a", "b");
        Answer strategic = patch(apps("deployments/p"), STRATEGIC, """
                {"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"B","value":"2"},
                {"name":"A","$patch":"delete"}]}]}}}}
                """);
        KubernetesObject web =
                strategic.body().parts("spec", "template", "spec", "containers").get(0);
        assertThat(web.parts("env")).extracting(one -> one.text("name")).containsExactlyInAnyOrder("B", "E", "IP");
        assertThat(web.text("image")).isEqualTo("example.com/pause:3.9");
        Answer json = patch(
                apps("deployments/p"),
                JSON_PATCH,
                "[{\"op\":\"add\",\"path\":\"/metadata/annotations/c~1d\",\"value\":\"e\"}]");
        assertThat(json.body().annotations()).containsEntry("c/d", "e");
        assertThat(patch(apps("deployments/p"), JSON_PATCH, "[{\"op\":\"remove\",\"path\":\"/spec/nope\"}]")
                        .status())
                .isEqualTo(422);
        Answer gone = patch(apps("deployments/p"), MERGE, "{\"metadata\":{\"annotations\":null}}");
        assertThat(gone.body().annotations()).doesNotContainKeys("a", "c/d");
    }

    @Test
    default void appliesAndTakesAwayWhatIsNoLongerGiven() {
        String path = apps("deployments/ap");
        Answer made = apply(path, "workflow", DEPLOYMENT.formatted("ap"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        patch(path + "?fieldManager=other", MERGE, "{\"metadata\":{\"annotations\":{\"theirs\":\"1\"}}}");
        String less = """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"ap","labels":{"x":"y"}},"spec":{
                "selector":{"matchLabels":{"app":"ap"}},"template":{"metadata":{"labels":{"app":"ap"}},"spec":{
                "containers":[{"name":"web","image":"example.com/pause:3.9","env":[{"name":"A","value":"2"}]}]}}}}
                """;
        Answer applied = apply(path, "workflow", less);
        assertThat(applied.status()).isEqualTo(200);
        KubernetesObject web =
                applied.body().parts("spec", "template", "spec", "containers").get(0);
        assertThat(web.at("readinessProbe")).isEmpty();
        assertThat(web.at("ports")).isEmpty();
        assertThat(web.at("resources")).hasValue(JsonParser.parseString("{}"));
        assertThat(web.parts("env")).extracting(one -> one.text("name")).containsExactly("A");
        assertThat(applied.body().number("spec", "replicas")).isEqualTo(1);
        assertThat(applied.body().annotations()).containsEntry("theirs", "1");
        assertThat(applied.body().labels()).containsEntry("x", "y");
    }

    @Test
    default void applyingTheSameAgainChangesNothing() {
        String path = core("configmaps/same");
        String body =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"same\"},\"data\":{\"a\":\"1\"}}";
        Answer first = apply(path, "workflow", body);
        Answer second = apply(path, "workflow", body);
        assertThat(second.body().resourceVersion()).isEqualTo(first.body().resourceVersion());
    }

    @Test
    default void appliesYaml() {
        Answer made = apply(
                core("configmaps/yaml"),
                "workflow",
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: \"1\"\n");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.body().text("data", "a")).isEqualTo("1");
    }

    @Test
    default void fieldsOfOthersAreTakenByForceOnly() {
        String path = apps("deployments/force");
        apply(path, "workflow", DEPLOYMENT.formatted("force"));
        patch(path + "?fieldManager=hand", MERGE, "{\"spec\":{\"minReadySeconds\":3}}");
        String body = DEPLOYMENT.formatted("force").replace("\"replicas\":0", "\"replicas\":0,\"minReadySeconds\":7");
        Answer refused = patch(path + "?fieldManager=workflow", APPLY, body);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("Conflict");
        assertThat(refused.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"hand\" using apps/v1: .spec.minReadySeconds");
        assertThat(apply(path, "workflow", body).body().number("spec", "minReadySeconds"))
                .isEqualTo(7);
        assertThat(apply(path, "workflow", DEPLOYMENT.formatted("force")).body().at("spec", "minReadySeconds"))
                .isEmpty();
    }

    @Test
    default void applyIsStrict() {
        String path = apps("deployments/strict");
        Answer unknown = apply(
                path,
                "workflow",
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"strict\"},\"spec\":{\"foo\":1}}");
        assertThat(unknown.status()).isEqualTo(500);
        assertThat(unknown.message()).endsWith(".spec.foo: field not declared in schema");
        assertThat(patch(path, APPLY, DEPLOYMENT.formatted("strict")).status()).isEqualTo(422);
        assertThat(apply(path, "workflow", DEPLOYMENT.formatted("another")).status())
                .isEqualTo(400);
    }

    @Test
    default void aTryStoresNothing() {
        Answer tried = post(apps("deployments") + "?dryRun=All", DEPLOYMENT.formatted("try"));
        assertThat(tried.status()).isEqualTo(201);
        assertThat(tried.body().text("spec", "strategy", "type")).isEqualTo("RollingUpdate");
        assertThat(get(apps("deployments/try")).status()).isEqualTo(404);
    }

    @Test
    default void scales() {
        deployment("scaled");
        Answer scale = get(apps("deployments/scaled/scale"));
        assertThat(scale.body().kind()).isEqualTo("Scale");
        assertThat(scale.body().text("status", "selector")).isEqualTo("app=scaled");
        Answer bad = patch(apps("deployments/scaled/scale"), MERGE, "{\"spec\":{\"replicas\":-1}}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.message()).startsWith("Scale.autoscaling \"scaled\" is invalid: spec.replicas");
        patch(apps("deployments/scaled"), MERGE, "{\"spec\":{\"paused\":true}}");
        Answer put = raw().call(
                        "PUT",
                        apps("deployments/scaled/scale"),
                        JSON,
                        "{\"metadata\":{\"name\":\"scaled\",\"namespace\":\"" + namespace()
                                + "\"},\"spec\":{\"replicas\":0}}");
        assertThat(put.status()).isEqualTo(200);
        assertThat(get(apps("deployments/scaled")).body().number("spec", "replicas"))
                .isZero();
    }

    @Test
    default void selectsByLabelsAndFields() {
        configMap("a", "\"t\":\"web\"");
        configMap("b", "\"t\":\"worker\"");
        configMap("c", "\"u\":\"1\"");
        String all = core("configmaps?fieldSelector=metadata.name!%3Dkube-root-ca.crt,metadata.name!%3D"
                + "openshift-service-ca.crt&labelSelector=");
        assertThat(names(get(all + "t%3Dweb"))).containsExactly("a");
        assertThat(names(get(all + "t!%3Dweb"))).containsExactly("b", "c");
        assertThat(names(get(all + "t%20in%20(web,worker)"))).containsExactly("a", "b");
        assertThat(names(get(all + "t%20notin%20(web)"))).containsExactly("b", "c");
        assertThat(names(get(all + "t"))).containsExactly("a", "b");
        assertThat(names(get(all + "!t"))).containsExactly("c");
        assertThat(names(get(all + "t,u%3D1"))).isEmpty();
        assertThat(names(get(core("configmaps?fieldSelector=metadata.name%3Da"))))
                .containsExactly("a");
        assertThat(get(core("pods?fieldSelector=spec.foo%3Da")).message())
                .isEqualTo("field label not supported: spec.foo");
        assertThat(get(core("pods?labelSelector=a%20in%20b")).status()).isEqualTo(400);
    }

    @Test
    default void listsPageByPage() {
        configMap("p1", "\"page\":\"x\"");
        configMap("p2", "\"page\":\"x\"");
        configMap("p3", "\"page\":\"x\"");
        Answer first = get(core("configmaps?labelSelector=page&limit=2"));
        assertThat(names(first)).containsExactly("p1", "p2");
        assertThat(first.body().kind()).isEqualTo("ConfigMapList");
        assertThat(first.body().parts("items").get(0).kind()).isEmpty();
        String token = first.body().text("metadata", "continue");
        Answer second = get(core("configmaps?labelSelector=page&limit=2&continue=" + token));
        assertThat(names(second)).containsExactly("p3");
        assertThat(second.body().text("metadata", "continue")).isEmpty();
        assertThat(get(core("configmaps?limit=2&continue=abc")).status()).isEqualTo(400);
    }

    @Test
    default void givesMetadataOnly() {
        configMap("meta", "\"m\":\"x\"");
        Answer list = raw().call(
                        "GET",
                        core("configmaps?labelSelector=m"),
                        JSON,
                        "",
                        Map.of("Accept", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"));
        assertThat(list.body().kind()).isEqualTo("PartialObjectMetadataList");
        KubernetesObject item = list.body().parts("items").get(0);
        assertThat(item.kind()).isEqualTo("PartialObjectMetadata");
        assertThat(item.name()).isEqualTo("meta");
        assertThat(item.at("data")).isEmpty();
    }

    @Test
    default void deletesWhatIsChosen() {
        configMap("d1", "\"d\":\"x\"");
        configMap("d2", "\"d\":\"y\"");
        assertThat(raw().call("DELETE", core("configmaps?labelSelector=d%3Dx")).status())
                .isEqualTo(200);
        assertThat(names(get(core("configmaps?labelSelector=d")))).containsExactly("d2");
    }

    @Test
    default void waitsForFinalizers() {
        post(core("configmaps"), "{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/x\"]}}");
        raw().call("DELETE", core("configmaps/held"));
        assertThat(get(core("configmaps/held")).body().deleted()).isTrue();
        patch(core("configmaps/held"), MERGE, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(get(core("configmaps/held")).status()).isEqualTo(404);
    }

    @Test
    default void ownedObjectsGoWithTheirOwner() {
        KubernetesObject owner = configMap("owner", "");
        String reference = "{\"metadata\":{\"name\":\"%s\",\"ownerReferences\":[{\"apiVersion\":\"v1\","
                + "\"kind\":\"ConfigMap\",\"name\":\"owner\",\"uid\":\"" + owner.uid() + "\"}]}}";
        post(core("configmaps"), reference.formatted("owned"));
        raw().call("DELETE", core("configmaps/owner"));
        await().atMost(SOON).until(() -> get(core("configmaps/owned")).status() == 404);
    }

    @Test
    default void preconditionsHold() {
        configMap("pre", "");
        Answer refused =
                raw().call("DELETE", core("configmaps/pre"), JSON, "{\"preconditions\":{\"uid\":\"another\"}}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.message()).contains("the UID in the precondition (another) does not match");
    }

    @Test
    default void watchesFromAMomentOn() throws IOException {
        String version = get(core("configmaps")).body().text("metadata", "resourceVersion");
        KubernetesObject made = configMap("w", "\"w\":\"x\"");
        configMap("unseen", "");
        patch(core("configmaps/w"), MERGE, "{\"data\":{\"a\":\"2\"}}");
        patch(core("configmaps/w"), MERGE, "{\"metadata\":{\"labels\":null}}");
        patch(core("configmaps/w"), MERGE, "{\"metadata\":{\"labels\":{\"w\":\"x\"}}}");
        raw().call("DELETE", core("configmaps/w"));
        try (BufferedReader watch = raw().watch(
                        core("configmaps?watch=true&timeoutSeconds=20&labelSelector=w&resourceVersion=" + version))) {
            KubernetesObject first = event(watch, "ADDED");
            assertThat(first.name()).isEqualTo("w");
            assertThat(first.kind()).isEqualTo("ConfigMap");
            assertThat(first.resourceVersion()).isEqualTo(made.resourceVersion());
            assertThat(event(watch, "MODIFIED").text("data", "a")).isEqualTo("2");
            event(watch, "DELETED");
            event(watch, "ADDED");
            event(watch, "DELETED");
        }
    }

    default KubernetesObject event(BufferedReader watch, String type) throws IOException {
        KubernetesObject event = KubernetesObject.parse(watch.readLine());
        assertThat(event.text("type")).as(event.content()).isEqualTo(type);
        return event.part("object");
    }

    @Test
    default void watchesBeginWithWhatIsThere() throws IOException {
        configMap("there", "\"there\":\"x\"");
        try (BufferedReader watch = raw().watch(core("configmaps?watch=true&timeoutSeconds=20&labelSelector=there"))) {
            assertThat(event(watch, "ADDED").name()).isEqualTo("there");
        }
    }

    @Test
    default void quotasAreKept() {
        post(
                core("resourcequotas"),
                "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"0\",\"limits.cpu\":\"1\"}}}");
        await().atMost(SOON).until(() -> get(core("resourcequotas/q"))
                .body()
                .at("status", "used")
                .isPresent());
        Answer full = post(
                core("pods"),
                "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"x\","
                        + "\"resources\":{\"limits\":{\"cpu\":\"500m\"}}}]}}");
        assertThat(full.status()).isEqualTo(403);
        assertThat(full.message())
                .isEqualTo(
                        "pods \"p\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0");
        assertThat(post(
                                core("pods"),
                                "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"x\"}]}}")
                        .message())
                .isEqualTo("pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: c");
    }

    @Test
    default void aJobIsFilledInAndLeavesItsPodsWhenNothingIsSaid() {
        String jobs = "/apis/batch/v1/namespaces/" + namespace() + "/jobs";
        String job = """
                {"metadata":{"name":"j"},"spec":{"suspend":true,"backoffLimit":0,"template":{"spec":{
                "restartPolicy":"Never","containers":[{"name":"c","image":"example.com/x:1"}]}}}}
                """;
        KubernetesObject made = post(jobs, job).body();
        assertThat(made.labels()).containsEntry("job-name", "j").containsEntry("controller-uid", made.uid());
        assertThat(made.texts("spec", "template", "metadata", "labels"))
                .containsEntry("batch.kubernetes.io/job-name", "j");
        assertThat(made.number("spec", "parallelism")).isEqualTo(1);
        Answer always = post(jobs, job.replace("\"j\"", "\"k\"").replace("Never", "Always"));
        assertThat(always.status()).isEqualTo(422);
        Answer deleted = raw().call("DELETE", jobs + "/j");
        assertThat(deleted.body().words("metadata", "finalizers")).contains("orphan");
    }

    @Test
    default void anAccountMayBeAsked() {
        Answer review = post(
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\",\"spec\":"
                        + "{\"resourceAttributes\":{\"namespace\":\"x\",\"verb\":\"create\",\"resource\":\"pods\"}}}");
        assertThat(review.status()).isEqualTo(201);
        assertThat(review.body().flag("status", "allowed")).isTrue();
    }

    @Test
    default void aNamespaceGoesWithAllThatIsInIt() {
        post(core("configmaps"), "{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/x\"]}}");
        Answer deleted = raw().call("DELETE", "/api/v1/namespaces/" + namespace());
        assertThat(deleted.body().text("status", "phase")).isEqualTo("Terminating");
        Answer late = post(core("configmaps"), "{\"metadata\":{\"name\":\"late\"}}");
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.message())
                .isEqualTo("configmaps \"late\" is forbidden: unable to create new content in namespace " + namespace()
                        + " because it is being terminated");
        patch(core("configmaps/held"), MERGE, "{\"metadata\":{\"finalizers\":null}}");
        await().atMost(SOON)
                .until(() -> get("/api/v1/namespaces/" + namespace()).status() == 404);
    }
}
