/** Volumes and their files over HTTP (api.md §7). */
package dev.workflow.web.volume;
