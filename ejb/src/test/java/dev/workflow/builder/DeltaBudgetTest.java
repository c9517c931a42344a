package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class DeltaBudgetTest {

    private static final int BIG = 2 << 20;

    private final DeltaBudget budget = new DeltaBudget(10L * BIG);

    @Test
    void bigObjectsThatAreLetGoDoNotCount() {
        assertThatCode(() -> {
                    for (int i = 0; i < 100; i++) {
                        budget.check(ObjectId.zeroId(), Constants.OBJ_BLOB, new byte[BIG]);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void bigObjectsThatAreHeldTogetherExceed() {
        List<byte[]> held = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        held.add(new byte[BIG]);
                        budget.check(ObjectId.zeroId(), Constants.OBJ_BLOB, held.get(i));
                    }
                })
                .isInstanceOf(DeltaBudget.Exceeded.class);
    }
}
