/** How pages look, who looks at them, and what keeps forms from being forged. */
package dev.workflow.web.page;
