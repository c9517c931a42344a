/** What an external builder calls (api.md §11). */
package dev.workflow.web.hook;
