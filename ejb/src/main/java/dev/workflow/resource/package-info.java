/** Resources: what a service broker provides to an app. No broker is connected yet. */
package dev.workflow.resource;
