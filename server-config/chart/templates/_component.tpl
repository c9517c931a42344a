{{- /*
One component as a Deployment. (dict root name values replicas ports api data)
  ports  extra ports of the container, name to number
  api    whether it talks to the API server
  data   a volume source for the data folder; scratch when it is missing
*/ -}}
{{- define "workflow.component" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $me := list $root .name -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "workflow.fullname" $root }}-{{ .name }}
  labels:
    {{- include "workflow.labels" $me | nindent 4 }}
spec:
  {{- if not .scaled }}
  replicas: {{ .replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      {{- include "workflow.selector" $me | nindent 6 }}
  strategy:
    {{- if .data }}
    type: Recreate                # the volume goes to one pod at a time
    {{- else }}
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
    {{- end }}
  template:
    metadata:
      labels:
        {{- include "workflow.labels" $me | nindent 8 }}
      annotations:
        kubectl.kubernetes.io/default-container: server
        {{- if $v.metrics.annotations }}
        prometheus.io/scrape: "true"
        prometheus.io/port: "8080"
        prometheus.io/path: /metrics
        {{- end }}
        {{- with $v.defaults.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "workflow.fullname" $root }}-{{ .name }}
      automountServiceAccountToken: {{ .api }}
      # Else a Service called …-router would set WORKFLOW_ROUTER_PORT to something that is no port.
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ add $v.defaults.stopDelay $v.defaults.stopPatience 10 }}
      securityContext:
        {{- include "workflow.podSecurity" 10001 | nindent 8 }}
      {{- include "workflow.pullSecrets" $root | nindent 6 }}
      {{- include "workflow.placement" $me | nindent 6 }}
      containers:
        - name: server
          image: {{ include "workflow.image" $root }}
          imagePullPolicy: {{ $v.image.pullPolicy }}
          env:
            {{- include "workflow.environment" (list $root .name .values) | nindent 12 }}
          {{- if and $v.passport.settingsSecret (has .name (list "controller" "passport")) }}
          envFrom:
            - secretRef: {name: {{ $v.passport.settingsSecret }}}
          {{- end }}
          ports:
            - {name: http, containerPort: 8080}
            {{- range $name, $port := .ports }}
            - {name: {{ $name }}, containerPort: {{ $port }}}
            {{- end }}
          startupProbe:
            httpGet: {path: /healthz, port: http}
            periodSeconds: 5
            failureThreshold: 120   # ten minutes: many servers at once on few cores start slowly
          livenessProbe:
            httpGet: {path: /healthz, port: http}
            periodSeconds: 15
            timeoutSeconds: 10
            failureThreshold: 4
          readinessProbe:
            httpGet: {path: /readiness, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
          resources:
            {{- toYaml (.values.resources | default $v.defaults.resources) | nindent 12 }}
          securityContext:
            {{- include "workflow.containerSecurity" $root | nindent 12 }}
          volumeMounts:
            - {name: data, mountPath: /data}
            - {name: tmp, mountPath: /tmp}
            - {name: secrets, mountPath: /run/secrets/workflow, readOnly: true}
      volumes:
        - name: data
          {{- if .data }}
          {{- toYaml .data | nindent 10 }}
          {{- else }}
          emptyDir: {sizeLimit: {{ $v.defaults.dataSize }}}
          {{- end }}
        - name: tmp
          emptyDir: {sizeLimit: 256Mi}
        {{- include "workflow.secretFiles" $me | nindent 8 }}
{{- end -}}

{{- /* A Service of a component. (dict root name component port target type annotations nodePort portName) */ -}}
{{- define "workflow.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels:
    {{- include "workflow.labels" (list .root .component) | nindent 4 }}
  {{- with .annotations }}
  annotations: {{ toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ default "ClusterIP" .type }}
  selector:
    {{- include "workflow.selector" (list .root .component) | nindent 4 }}
  ports:
    - name: {{ default "http" .portName }}
      port: {{ .port }}
      targetPort: {{ .target }}
      {{- with .nodePort }}
      nodePort: {{ . }}
      {{- end }}
{{- end -}}

{{- define "workflow.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "workflow.fullname" .root }}-{{ .name }}
  labels:
    {{- include "workflow.labels" (list .root .name) | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "workflow.selector" (list .root .name) | nindent 6 }}
{{- end -}}
