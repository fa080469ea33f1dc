/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What demo to run.
 *
 * @param keep leave the cluster running
 * @param control run the steps against a broker without an authorizer
 * @param report where to write the HTML report of the audit trail
 * @param timeout for the broker to start, and the most for any one step
 */
record DemoRequest(
        KafkaVersion kafka, ClusterSpec.Mode mode, boolean keep, boolean control, Path report, Duration timeout) {}
