/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/**
 * A step that was made, as it stands in the JSON report.
 *
 * @param ok whether what happened is what was expected
 */
record StepResult(String id, String title, String tried, String expected, String happened, boolean ok, long millis) {}
