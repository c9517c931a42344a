/** What people allow programs to do, and how it is said to them. */
package dev.workflow.passport.consent;
