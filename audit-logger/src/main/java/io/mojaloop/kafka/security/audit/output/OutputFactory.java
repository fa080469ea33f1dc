/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

import java.util.List;
import java.util.Map;

/** Makes outputs of one type. Found by {@link java.util.ServiceLoader}. */
public interface OutputFactory {
    /** The value of {@code security.audit.output.<name>.type} that it is for. */
    String type();

    /**
     * Checks a configuration without doing anything.
     *
     * @param name of the output
     * @param settings what follows {@code security.audit.output.<name>.}, without {@code type}
     * @return one text per problem, naming the full key, the value unless it is secret, and the remedy
     */
    List<String> problems(String name, Map<String, String> settings);

    /** Starts an output. @param settings without problems */
    Output start(String name, Map<String, String> settings, OutputContext context);
}
