/** Groups and what they may do to apps, over HTTP. */
package dev.workflow.web.group;
