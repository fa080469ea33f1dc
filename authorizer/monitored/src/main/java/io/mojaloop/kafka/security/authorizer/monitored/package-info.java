/* SPDX-License-Identifier: Apache-2.0 */
/** What names classes of Kafka 4.1 and later, so that everything else loads on older versions. */
@NullMarked
package io.mojaloop.kafka.security.authorizer.monitored;

import org.jspecify.annotations.NullMarked;
