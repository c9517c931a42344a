/** Deploy hooks: configured addresses are told about every new release (api.md §13). */
package dev.workflow.webhook;
