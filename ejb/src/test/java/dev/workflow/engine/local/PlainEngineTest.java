package dev.workflow.engine.local;

import dev.workflow.sandbox.Sandbox;

/** The contract without a wall. */
class PlainEngineTest extends LocalEngineContract {
    @Override
    Sandbox.Strength strength() {
        return Sandbox.Strength.PLAIN;
    }
}
