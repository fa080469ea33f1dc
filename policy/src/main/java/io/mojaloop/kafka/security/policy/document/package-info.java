/* SPDX-License-Identifier: Apache-2.0 */
/** The policy as a YAML document: reading it with every problem at once, its reference and its JSON Schema. */
@NullMarked
package io.mojaloop.kafka.security.policy.document;

import org.jspecify.annotations.NullMarked;
