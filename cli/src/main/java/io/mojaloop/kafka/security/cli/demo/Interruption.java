/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** Notices Ctrl-C, so that what fails because the broker is being ended is not reported as a finding. */
final class Interruption implements AutoCloseable {
    private final TextProgress progress;
    private final Thread hook = new Thread(this::onShutdown, "demo-interruption");
    private volatile boolean happened;

    private Interruption(TextProgress progress) {
        this.progress = progress;
    }

    static Interruption watch(TextProgress progress) {
        Interruption interruption = new Interruption(progress);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean happened() {
        return happened;
    }

    private void onShutdown() {
        happened = true;
        progress.interrupt();
    }

    @Override
    public void close() {
        ShutdownHook.remove(hook);
    }
}
