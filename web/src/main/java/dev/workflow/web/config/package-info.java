/** Configuration over HTTP (api.md §4.1). */
package dev.workflow.web.config;
