{{- define "workflow.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "workflow.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "workflow.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "workflow.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* Labels that never change: what selectors are made of. (list root component) */ -}}
{{- define "workflow.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ include "workflow.name" $root }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "workflow.labels" -}}
{{- $root := index . 0 -}}
{{ include "workflow.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end -}}

{{- define "workflow.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- /* The name of a Service as every pod of the cluster knows it. (list root component) */ -}}
{{- define "workflow.host" -}}
{{- $root := index . 0 -}}
{{ include "workflow.fullname" $root }}-{{ index . 1 }}.{{ $root.Release.Namespace }}.svc.{{ $root.Values.clusterDomain }}
{{- end -}}

{{- /* The Secret of a part: the operator's, or ours. (list root part) */ -}}
{{- define "workflow.secret" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 -}}
{{- default (printf "%s-%s" (include "workflow.fullname" $root) $part) (index $root.Values $part).existingSecret -}}
{{- end -}}

{{- define "workflow.registryHost" -}}
{{- if eq .Values.registry.location "off-cluster" -}}
{{- regexReplaceAll "^https?://" (trimSuffix "/" .Values.registry.url) "" -}}
{{- else if .Values.registry.nodes.host -}}
{{- .Values.registry.nodes.host -}}
{{- else -}}
{{- printf "127.0.0.1:%v" .Values.registry.nodes.proxy.hostPort -}}
{{- end -}}
{{- end -}}

{{- /* A secret that is there already, else the new one; base64. (dict root name key new) */ -}}
{{- define "workflow.kept" -}}
{{- $there := lookup "v1" "Secret" .root.Release.Namespace .name -}}
{{- if and $there (hasKey (default dict $there.data) .key) -}}
{{- index $there.data .key -}}
{{- else -}}
{{- .new | b64enc -}}
{{- end -}}
{{- end -}}

{{- /* Where people reach the platform: tokens and links in mail name it. */ -}}
{{- define "workflow.url" -}}
{{- $v := .Values -}}
{{- $tls := or (and $v.gateway.create $v.gateway.tlsSecret) (and $v.ingress.create $v.ingress.tlsSecret) -}}
{{- $v.url | default (printf "%s://drycc.%s" (ternary "https" "http" (not (empty $tls))) $v.domain) -}}
{{- end -}}
