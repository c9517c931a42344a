/** Login of devices that have no browser (RFC 8628). */
package dev.workflow.passport.device;
