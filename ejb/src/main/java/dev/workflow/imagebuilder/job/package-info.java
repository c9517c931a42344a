/** The imagebuilder that works as one-shot Jobs of a Kubernetes cluster: what a Job is made of, and following it to its end. */
package dev.workflow.imagebuilder.job;
