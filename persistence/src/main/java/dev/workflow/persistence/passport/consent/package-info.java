/** What people allowed programs to do. */
package dev.workflow.persistence.passport.consent;
