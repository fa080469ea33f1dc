/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.kafka;

import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.OutputFactory;
import io.mojaloop.kafka.security.audit.output.follow.Follower;
import io.mojaloop.kafka.security.audit.output.follow.FollowerSettings;
import io.mojaloop.kafka.security.audit.output.follow.FormattedRecords;
import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import java.util.List;
import java.util.Map;

/** Outputs of type {@code kafka}. */
public final class KafkaOutputFactory implements OutputFactory {
    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public List<String> problems(String name, Map<String, String> settings) {
        OutputSettings read = new OutputSettings(name, settings);
        KafkaSettings.of(read, FormattedRecords.NAMES);
        return read.problems();
    }

    @Override
    public Output start(String name, Map<String, String> settings, OutputContext context) {
        OutputSettings read = new OutputSettings(name, settings);
        KafkaSettings kafka = KafkaSettings.of(read, FormattedRecords.NAMES);
        read.requireNone();
        String clientId = OutputSettings.clientName(name, context.node());
        return Follower.start(
                name,
                context,
                FollowerSettings.DEFAULT,
                FormattedRecords.named(kafka.format()),
                new KafkaSender(kafka, clientId),
                kafka.ownTraffic());
    }
}
