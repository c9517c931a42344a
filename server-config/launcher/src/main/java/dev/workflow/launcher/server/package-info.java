/** The application server's JVM: Payara Micro with the EAR deployer added, and the platform's EAR in it. */
package dev.workflow.launcher.server;
