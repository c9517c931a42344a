{{- define "workflow.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "workflow.containerSecurity" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
{{- end -}}

{{- define "workflow.pullSecrets" -}}
{{- with .Values.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* Where pods of a component go: apart from each other when that can be done. (list root component) */ -}}
{{- define "workflow.placement" -}}
{{- $root := index . 0 -}}
topologySpreadConstraints:
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "workflow.selector" $ | nindent 8 }}
{{- end }}
{{- with $root.Values.defaults.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.defaults.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.defaults.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.defaults.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{- /* What every server is told. No secret is in it: they are files. (list root component values) */ -}}
{{- define "workflow.environment" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $own := index . 2 -}}
{{- $v := $root.Values -}}
{{- $secrets := "/run/secrets/workflow" -}}
{{- $all := dict
  "WORKFLOW_COMPONENTS" $component
  "WORKFLOW_ENGINE" "kubernetes"
  "WORKFLOW_DATA" "/data/workflow"
  "WORKFLOW_DOMAIN" $v.domain
  "WORKFLOW_URL" (include "workflow.url" $root)
  "WORKFLOW_HTTP_PORT" "8080"
  "WORKFLOW_SSH_PORT" "2222"
  "WORKFLOW_ROUTER_PORT" "8000"
  "WORKFLOW_ROUTER_TLS_PORT" "8443"
  "WORKFLOW_STOP_DELAY" ($v.defaults.stopDelay | toString)
  "WORKFLOW_STOP_PATIENCE" ($v.defaults.stopPatience | toString)
  "WORKFLOW_DB_USER_FILE" (printf "%s/db-user" $secrets)
  "WORKFLOW_DB_PASSWORD_FILE" (printf "%s/db-password" $secrets)
  "WORKFLOW_AMQP_URI_FILE" (printf "%s/amqp-uri" $secrets)
  "WORKFLOW_S3_ACCESS_KEY_FILE" (printf "%s/s3-access-key" $secrets)
  "WORKFLOW_S3_SECRET_KEY_FILE" (printf "%s/s3-secret-key" $secrets)
  "WORKFLOW_S3_BUCKET" $v.storage.bucket
  "WORKFLOW_S3_REGION" $v.storage.region
  "WORKFLOW_S3_PATH_STYLE" ($v.storage.pathStyle | toString)
  "WORKFLOW_REGISTRY_USERNAME_FILE" (printf "%s/registry-username" $secrets)
  "WORKFLOW_REGISTRY_PASSWORD_FILE" (printf "%s/registry-password" $secrets)
  "WORKFLOW_KUBERNETES_REGISTRY" (include "workflow.registryHost" $root)
  "WORKFLOW_BUILDER_KEY_FILE" (printf "%s/builder-key" $secrets)
  "WORKFLOW_MASTER_KEY_FILE" (printf "%s/master-key" $secrets)
  "WORKFLOW_KUBERNETES_NAMESPACE" $root.Release.Namespace
  "WORKFLOW_KUBERNETES_QPS" ($v.kubernetes.qps | toString)
-}}
{{- if eq $v.database.location "on-cluster" -}}
{{- $_ := set $all "WORKFLOW_DB_URL" (printf "jdbc:postgresql://%s:5432/%s" (include "workflow.host" (list $root "database")) $v.database.name) -}}
{{- else -}}
{{- $_ := set $all "WORKFLOW_DB_URL" $v.database.url -}}
{{- end -}}
{{- if eq $v.storage.location "on-cluster" -}}
{{- $_ := set $all "WORKFLOW_S3_ENDPOINT" (printf "http://%s:%v" (include "workflow.host" (list $root "storage")) $v.storage.port) -}}
{{- else -}}
{{- $_ := set $all "WORKFLOW_S3_ENDPOINT" (trimSuffix "/" $v.storage.endpoint) -}}
{{- end -}}
{{- if eq $v.registry.location "on-cluster" -}}
{{- $_ := set $all "WORKFLOW_REGISTRY_URL" (printf "http://%s:5000" (include "workflow.host" (list $root "registry"))) -}}
{{- else -}}
{{- $_ := set $all "WORKFLOW_REGISTRY_URL" (trimSuffix "/" $v.registry.url) -}}
{{- end -}}
{{- if $v.logger.enabled -}}
{{- $_ := set $all "WORKFLOW_LOGGER_KEY_FILE" (printf "%s/logger-key" $secrets) -}}
{{- if eq $component "logger" -}}
{{- $_ := set $all "WORKFLOW_LOGGER_HOST" "0.0.0.0" -}}
{{- $_ := set $all "WORKFLOW_LOGGER_PORT" "8088" -}}
{{- else -}}
{{- $_ := set $all "WORKFLOW_LOGGER_URL" (printf "http://%s" (include "workflow.host" (list $root "logger"))) -}}
{{- end -}}
{{- end -}}
{{- $builds := dict
  "IMAGE" $v.builds.image
  "RUN_IMAGE" $v.builds.runImage
  "DOCKERFILE_IMAGE" $v.builds.dockerfileImage
  "FETCH_IMAGE" (include "workflow.image" $root)
  "PULL_SECRETS" (join "," $v.pullSecrets)
  "INSECURE_REGISTRIES" (join "," $v.builds.insecureRegistries)
  "CPU" $v.builds.cpu
  "MEMORY" $v.builds.memory
  "DISK" $v.builds.disk
-}}
{{- range $name, $value := $builds -}}
{{- if $value -}}{{- $_ := set $all (printf "WORKFLOW_BUILDER_%s" $name) ($value | toString) -}}{{- end -}}
{{- end -}}
{{- if eq $component "controller" -}}
{{- $_ := set $all "WORKFLOW_ADMIN_USERNAME_FILE" (printf "%s/admin-username" $secrets) -}}
{{- $_ := set $all "WORKFLOW_ADMIN_PASSWORD_FILE" (printf "%s/admin-password" $secrets) -}}
{{- end -}}
{{- with $v.defaults.javaOptions -}}{{- $_ := set $all "WORKFLOW_SERVER_JAVA_OPTIONS" . -}}{{- end -}}
{{- $_ := set $all "WORKFLOW_KUBERNETES_SECURITY" $v.kubernetes.security -}}
{{- $_ := set $all "WORKFLOW_KUBERNETES_FILER_IMAGE" (default (include "workflow.image" $root) $v.kubernetes.filerImage) -}}
{{- $_ := set $all "WORKFLOW_KUBERNETES_NFS" ($v.kubernetes.nfs | toString) -}}
{{- $_ := set $all "WORKFLOW_KUBERNETES_NETWORK_POLICIES" ($v.kubernetes.network.policies | toString) -}}
{{- with $v.kubernetes.network.sources -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_NETWORK_SOURCES" (join "," .) -}}{{- end -}}
{{- with $v.kubernetes.network.sourceRanges -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_NETWORK_SOURCE_RANGES" (join "," .) -}}{{- end -}}
{{- with $v.kubernetes.network.blocked -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_NETWORK_BLOCKED" (join "," .) -}}{{- end -}}
{{- with $v.ingress.class -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_INGRESS_CLASS" . -}}{{- end -}}
{{- with $v.gateway.class -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_GATEWAY_CLASS" . -}}{{- end -}}
{{- with $v.kubernetes.storageClass -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_STORAGE_CLASS" . -}}{{- end -}}
{{- with $v.kubernetes.runtimeClass -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_RUNTIME_CLASS" . -}}{{- end -}}
{{- with $v.kubernetes.dnsPolicy -}}{{- $_ := set $all "WORKFLOW_KUBERNETES_DNS_POLICY" . -}}{{- end -}}
{{- with $v.trustedProxies -}}{{- $_ := set $all "WORKFLOW_TRUSTED_PROXIES" . -}}{{- end -}}
{{- $given := merge (dict) (default dict $own.env) $v.env -}}
{{- range $name, $value := $given -}}{{- $_ := set $all $name ($value | toString) -}}{{- end -}}
{{- range $name := keys $all | sortAlpha }}
- name: {{ $name }}
  value: {{ get $all $name | quote }}
{{- end }}
{{- end -}}

{{- /* The secrets of a server, each a file of its own. (list root component) */ -}}
{{- define "workflow.secretFiles" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      - secret:
          name: {{ include "workflow.secret" (list $root "platform") }}
          items:
            - {key: master-key, path: master-key}
            - {key: builder-key, path: builder-key}
            {{- if $root.Values.logger.enabled }}
            - {key: logger-key, path: logger-key}
            {{- end }}
      - secret:
          name: {{ include "workflow.secret" (list $root "database") }}
          items:
            - {key: user, path: db-user}
            - {key: password, path: db-password}
      - secret:
          name: {{ include "workflow.secret" (list $root "broker") }}
          items:
            - {key: uri, path: amqp-uri}
      - secret:
          name: {{ include "workflow.secret" (list $root "storage") }}
          items:
            - {key: access-key, path: s3-access-key}
            - {key: secret-key, path: s3-secret-key}
      - secret:
          name: {{ include "workflow.secret" (list $root "registry") }}
          items:
            - {key: username, path: registry-username}
            - {key: password, path: registry-password}
{{- if eq $component "controller" }}
      - secret:
          name: {{ include "workflow.secret" (list $root "admin") }}
          items:
            - {key: username, path: admin-username}
            - {key: password, path: admin-password}
{{- end }}
{{- end -}}
