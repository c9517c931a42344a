/** What a cluster tells about objects that others changed there (api.md §12). */
package dev.workflow.admission;
