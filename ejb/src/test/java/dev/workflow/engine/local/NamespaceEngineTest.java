package dev.workflow.engine.local;

import dev.workflow.sandbox.Sandbox;

/** The contract behind namespaces by util-linux. */
class NamespaceEngineTest extends LocalEngineContract {
    @Override
    Sandbox.Strength strength() {
        return Sandbox.Strength.NAMESPACES;
    }
}
