/** Settings and permissions of an app over HTTP (api.md §6, §9). */
package dev.workflow.web.settings;
