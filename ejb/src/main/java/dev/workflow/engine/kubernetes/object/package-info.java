/** What an app is in Kubernetes' words: its objects, made from its spec without asking anybody. */
package dev.workflow.engine.kubernetes.object;
