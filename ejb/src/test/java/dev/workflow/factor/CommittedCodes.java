package dev.workflow.factor;

import java.util.OptionalInt;

/** As the container does it: each call is a transaction of its own. */
final class CommittedCodes extends Codes {

    private final World world;

    CommittedCodes(World world) {
        this.world = world;
    }

    @Override
    public boolean useOfApp(long accountId, String code) {
        return world.database.call(entities -> world.codesOn(entities).useOfApp(accountId, code));
    }

    @Override
    public OptionalInt useForRecovery(long accountId, String code) {
        return world.database.call(entities -> world.codesOn(entities).useForRecovery(accountId, code));
    }
}
