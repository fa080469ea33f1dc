/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

/** {@code ecs}: the line itself, byte for byte, so that a receiver can verify it. */
final class EcsFormat implements RecordFormat {
    @Override
    public String name() {
        return "ecs";
    }

    @Override
    public FormattedRecord format(byte[] line) {
        EcsLine read = EcsLine.read(line);
        return new FormattedRecord(read.id(), read.id(), read.timeMs(), "application/json", line);
    }
}
