/** Services over HTTP (api.md §6). */
package dev.workflow.web.endpoint;
