/** Metrics of an app over HTTP (api.md §12). */
package dev.workflow.web.metric;
