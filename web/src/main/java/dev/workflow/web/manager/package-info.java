/** What the workflow manager calls (api.md §9). */
package dev.workflow.web.manager;
