/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

/**
 * A member of records.
 *
 * @param path dotted, by the Elastic Common Schema or below {@code kafka} and {@code trail}
 * @param kind what its values are
 */
public record Field(String path, Kind kind) {}
