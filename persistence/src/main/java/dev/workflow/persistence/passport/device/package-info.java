/** Devices that wait for somebody to allow them. */
package dev.workflow.persistence.passport.device;
