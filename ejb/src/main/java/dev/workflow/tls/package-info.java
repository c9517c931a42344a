/** How HTTPS is set up for an app. */
package dev.workflow.tls;
