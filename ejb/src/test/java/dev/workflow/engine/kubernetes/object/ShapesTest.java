package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.engine.AppSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shapes of kubernetes.md §10, with what is deliberately better. */
class ShapesTest {

    private final AppObjects objects = Shop.objects(Shop.layout());
    private final AppSpec spec = Shop.spec(Shop.web(), Shop.worker());

    @Test
    void namespace() {
        assertThat(plain(objects.namespace(spec.app()))).isEqualTo(json("""
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {
                  app: shop, heritage: drycc,
                  "pod-security.kubernetes.io/enforce": restricted,
                  "pod-security.kubernetes.io/warn": restricted}}}
                """));
    }

    @Test
    void environment() {
        assertThat(plain(objects.environment(spec, Shop.web()))).isEqualTo(json("""
                {apiVersion: v1, kind: Secret, type: Opaque, immutable: true,
                 metadata: {name: shop-web-v3-env, namespace: shop,
                  labels: {app: shop, heritage: drycc, version: v3, type: web, class: env}},
                 data: {DRYCC_APP: "c2hvcA==", PORT: "NTAwMA=="}}
                """));
    }

    @Test
    void pullSecret() {
        JsonObject secret = plain(last(objects.surroundings(spec.app(), spec.pull())));
        String file = secret.getAsJsonObject("data").remove(".dockerconfigjson").getAsString();
        assertThat(secret).isEqualTo(json("""
                {apiVersion: v1, kind: Secret, type: "kubernetes.io/dockerconfigjson", data: {},
                 metadata: {name: private-registry, namespace: shop, labels: {app: shop, heritage: drycc}}}
                """));
        assertThat(new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8))
                .isEqualTo("{\"auths\":{\"registry.example.com\":{\"auth\":\"YWRhOnNlOmNyZXQ=\"}}}");
    }

    @Test
    void deployment() {
        assertThat(plain(objects.deployment(spec, Shop.web(), Optional.empty())))
                .isEqualTo(json("""
                {apiVersion: "apps/v1", kind: Deployment,
                 metadata: {name: shop-web, namespace: shop, labels: {app: shop, heritage: drycc, type: web},
                  annotations: {"kubernetes.io/change-cause": "ada deployed 1a2b3c4"}},
                 spec: {replicas: 1, revisionHistoryLimit: 3, progressDeadlineSeconds: 120,
                  selector: {matchLabels: {app: shop, heritage: drycc, type: web}},
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},
                  template: {
                   metadata: {labels: {app: shop, heritage: drycc, type: web, version: v3}, annotations: {
                    "kubernetes.io/egress-bandwidth": "100M", "kubernetes.io/ingress-bandwidth": "100M"}},
                   spec: {
                    automountServiceAccountToken: false, enableServiceLinks: false,
                    terminationGracePeriodSeconds: 35,
                    imagePullSecrets: [{name: private-registry}],
                    securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}},
                    topologySpreadConstraints: [
                     {topologyKey: "topology.kubernetes.io/zone", maxSkew: 1, whenUnsatisfiable: ScheduleAnyway,
                      labelSelector: {matchLabels: {app: shop, heritage: drycc, type: web}},
                      matchLabelKeys: [pod-template-hash]},
                     {topologyKey: "kubernetes.io/hostname", maxSkew: 1, whenUnsatisfiable: ScheduleAnyway,
                      labelSelector: {matchLabels: {app: shop, heritage: drycc, type: web}},
                      matchLabelKeys: [pod-template-hash]}],
                    containers: [{name: shop-web, imagePullPolicy: Always,
                     image: "registry.example.com/shop/shop:git-1a2b3c4@sha256:ZEROS",
                     resources: {limits: {cpu: "1", memory: 1Gi, ephemeral-storage: 4Gi},
                      requests: {cpu: 250m, memory: 512Mi, ephemeral-storage: 2Gi}},
                     securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}},
                     lifecycle: {preStop: {sleep: {seconds: 5}}},
                     readinessProbe: {tcpSocket: {port: 5000}, periodSeconds: 2, timeoutSeconds: 5,
                      failureThreshold: 3},
                     env: [
                      {name: CONTAINER_IP, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: status.podIP}}},
                      {name: DRYCC_APP, valueFrom: {secretKeyRef: {name: shop-web-v3-env, key: DRYCC_APP}}},
                      {name: PORT, valueFrom: {secretKeyRef: {name: shop-web-v3-env, key: PORT}}}]}]}}}}
                """));
    }

    @Test
    void job() {
        JsonObject job = plain(objects.job(Shop.job("shop"), "a1b2c"));
        JsonObject pod = job.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
        JsonObject container = pod.remove("containers").getAsJsonArray().get(0).getAsJsonObject();
        assertThat(container.get("name").getAsString()).isEqualTo("shop-run");
        assertThat(container.toString()).contains("shop-run-v3-env");
        assertThat(job).isEqualTo(json("""
                {apiVersion: "batch/v1", kind: Job,
                 metadata: {name: shop-run-a1b2c, namespace: shop, labels: {app: shop, heritage: drycc, type: run}},
                 spec: {backoffLimit: 0, activeDeadlineSeconds: 3600, ttlSecondsAfterFinished: 3600,
                  template: {
                   metadata: {labels: {app: shop, heritage: drycc, type: run, version: v3}, annotations: {
                    "kubernetes.io/egress-bandwidth": "100M", "kubernetes.io/ingress-bandwidth": "100M"}},
                   spec: {restartPolicy: Never, automountServiceAccountToken: false, enableServiceLinks: false,
                    securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault},
                     fsGroup: 2000, fsGroupChangePolicy: OnRootMismatch},
                    volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}}}
                """));
    }

    @Test
    void claim() {
        assertThat(plain(last(objects.claims(spec.app(), Shop.worker().volumes()))))
                .isEqualTo(json("""
                {apiVersion: v1, kind: PersistentVolumeClaim,
                 metadata: {name: data, namespace: shop, labels: {app: shop, heritage: drycc,
                  "workflow/volume": "6dd4ac16-3f14-4c3c-9d2c-04e7c0d5ba63"}},
                 spec: {accessModes: [ReadWriteMany], volumeMode: Filesystem,
                  resources: {requests: {storage: 10Gi}}}}
                """));
    }

    @Test
    void autoscaler() {
        assertThat(plain(objects.autoscaler(spec, Shop.worker()).orElseThrow())).isEqualTo(json("""
                {apiVersion: "autoscaling/v2", kind: HorizontalPodAutoscaler,
                 metadata: {name: shop-worker, namespace: shop, labels: {app: shop, heritage: drycc, type: worker}},
                 spec: {minReplicas: 2, maxReplicas: 5,
                  metrics: [{type: Resource, resource: {name: cpu,
                   target: {type: Utilization, averageUtilization: 80}}}],
                  scaleTargetRef: {apiVersion: "apps/v1", kind: Deployment, name: shop-worker}}}
                """));
    }

    @Test
    void networkPolicy() {
        assertThat(plain(objects.surroundings(spec.app(), List.of()).get(0))).isEqualTo(json("""
                {apiVersion: "networking.k8s.io/v1", kind: NetworkPolicy,
                 metadata: {name: workflow, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {podSelector: {}, policyTypes: [Ingress, Egress],
                  ingress: [{from: [{podSelector: {}}, {namespaceSelector: {matchExpressions: [
                   {key: heritage, operator: NotIn, values: [drycc]}]}}]}],
                  egress: [{to: [
                   {namespaceSelector: {matchExpressions: [
                    {key: "kubernetes.io/metadata.name", operator: NotIn, values: [workflow]}]}},
                   {ipBlock: {cidr: "0.0.0.0/0", except: ["169.254.0.0/16"]}},
                   {ipBlock: {cidr: "::/0", except: ["fd00:ec2::254/128", "fe80::/10"]}}]}]}}
                """));
    }

    private static Wanted last(List<Wanted> objects) {
        return objects.get(objects.size() - 1);
    }

    /** Without the fingerprint. */
    private static JsonObject plain(Wanted wanted) {
        JsonObject json = wanted.object().json();
        JsonObject annotations = json.getAsJsonObject("metadata").getAsJsonObject("annotations");
        assertThat(annotations.remove(Fingerprint.ANNOTATION).getAsString()).matches("[0-9a-f]{32}");
        if (annotations.isEmpty()) {
            json.getAsJsonObject("metadata").remove("annotations");
        }
        return json;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace("ZEROS", "0".repeat(64))).getAsJsonObject();
    }
}
