/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code groups}. */
final class GroupsReader {
    private final Values values;
    private final Subjects subjects;

    GroupsReader(Values values, Subjects subjects) {
        this.values = values;
        this.subjects = subjects;
    }

    Map<String, List<Principal>> read(YamlNode node) {
        Map<String, List<Principal>> groups = new LinkedHashMap<>();
        for (Entry entry : values.named(node, "lists of principals")) {
            groups.put(entry.key().text(), subjects.members(entry.value()));
        }
        return groups;
    }
}
