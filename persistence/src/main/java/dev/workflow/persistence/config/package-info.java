/** Configurations of an app, secrets sealed. */
package dev.workflow.persistence.config;
