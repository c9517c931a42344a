/** What the processes of an app use, now and lately (api.md §12). */
package dev.workflow.metric;
