/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.Map;

/**
 * One output as configured.
 *
 * @param name of the output
 * @param type which {@link io.mojaloop.kafka.security.audit.output.OutputFactory} makes it
 * @param settings the rest, as the factory takes it; may hold secrets
 */
record OutputConfig(String name, String type, Map<String, String> settings) {
    OutputConfig {
        settings = Map.copyOf(settings);
    }

    /** Without values: some are secret. */
    @Override
    public String toString() {
        return name + " (" + type + ") with " + settings.keySet();
    }
}
