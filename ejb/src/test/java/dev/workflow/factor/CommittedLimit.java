package dev.workflow.factor;

/** As the container does it: each call is a transaction of its own. */
final class CommittedLimit extends AttemptLimit {

    private final World world;

    CommittedLimit(World world) {
        this.world = world;
    }

    @Override
    public void begin(long accountId, String address) {
        world.database.run(entities -> world.limitOn(entities).begin(accountId, address));
    }

    @Override
    public void succeeded(long accountId, String address) {
        world.database.run(entities -> world.limitOn(entities).succeeded(accountId, address));
    }
}
