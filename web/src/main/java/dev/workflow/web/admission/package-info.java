/** What a cluster's admission calls (api.md §12). */
package dev.workflow.web.admission;
