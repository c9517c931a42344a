/** Configuration of an app: values, limits, health checks, tags, timeouts, registry. */
package dev.workflow.cli.config;
