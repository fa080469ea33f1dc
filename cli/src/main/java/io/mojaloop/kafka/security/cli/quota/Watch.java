/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.quota.show.QuotaView;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows a cluster again and again. One that cannot be asked at first is not waited for; one that stops answering is asked
 * again, as a recording of days must not end with the restart of a broker.
 *
 * @param views asks the cluster; throws a {@link CommandException} where it cannot
 * @param show prints a view and gives its exit code
 * @param unread whether nobody reads what is printed any more
 * @param complaint is told once why nothing is shown, and once that it is again
 */
record Watch(
        Supplier<QuotaView> views,
        ToIntFunction<QuotaView> show,
        BooleanSupplier unread,
        Pause pause,
        Consumer<String> complaint) {
    /** Lets the time between two views pass. */
    interface Pause {
        void pass() throws InterruptedException;
    }

    /** Returns the worst of all exit codes when nobody reads any more. */
    int run() throws InterruptedException {
        int code = show.applyAsInt(views.get());
        boolean failing = false;
        while (!unread.getAsBoolean()) {
            pause.pass();
            QuotaView view = next(failing);
            failing = view == null;
            code = Math.max(code, view == null ? ExitCode.DIFFERED : show.applyAsInt(view));
        }
        return code;
    }

    private @Nullable QuotaView next(boolean failing) {
        try {
            QuotaView view = views.get();
            if (failing) {
                complaint.accept("it answers again");
            }
            return view;
        } catch (CommandException failure) {
            if (!failing) {
                complaint.accept(failure.getMessage() + "; it is asked again");
            }
            return null;
        }
    }
}
