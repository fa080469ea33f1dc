/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.util.List;

/** TEMPORARY until the formats land. */
public final class FormattedRecords {
    public static final List<String> NAMES = List.of("ecs", "mojaloop", "ocsf", "cloudevents");

    private FormattedRecords() {}

    public static RecordMaker named(String name) {
        return new EcsRecords();
    }
}
