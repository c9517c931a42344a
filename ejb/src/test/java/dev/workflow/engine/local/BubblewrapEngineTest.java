package dev.workflow.engine.local;

import dev.workflow.sandbox.Sandbox;

/** The contract behind bubblewrap. */
class BubblewrapEngineTest extends LocalEngineContract {
    @Override
    Sandbox.Strength strength() {
        return Sandbox.Strength.BUBBLEWRAP;
    }
}
