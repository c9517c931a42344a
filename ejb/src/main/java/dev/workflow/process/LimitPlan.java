package dev.workflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A size a process can have. The shipped plans are {@code std1.large.c<cores>m<GiB>} for 1 to 64 cores and 1, 2, 4 or 8
 * GiB a core (model.md §1).
 */
public record LimitPlan(String id, int cores, int memoryGiB) {

    private static final List<LimitPlan> SHIPPED = shipped();

    /** What a process type gets when nothing was chosen. */
    public static final LimitPlan DEFAULT = SHIPPED.get(0);

    private static List<LimitPlan> shipped() {
        List<LimitPlan> plans = new ArrayList<>();
        for (int cores : new int[] {1, 2, 4, 8, 16, 32, 64}) {
            for (int ratio : new int[] {1, 2, 4, 8}) {
                plans.add(new LimitPlan("std1.large.c" + cores + "m" + cores * ratio, cores, cores * ratio));
            }
        }
        return List.copyOf(plans);
    }

    /** In the order of their priority. */
    public static List<LimitPlan> all() {
        return SHIPPED;
    }

    public static Optional<LimitPlan> byId(String id) {
        return SHIPPED.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    public Resources resources() {
        return new Resources((long) memoryGiB << 30, cores * 1000);
    }
}
