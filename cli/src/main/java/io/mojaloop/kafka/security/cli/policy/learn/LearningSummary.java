/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What became of some logs. */
public final class LearningSummary {
    private final LogReading.Counts counts;
    private final Seen seen;
    private final Learning learning;

    private LearningSummary(LogReading.Counts counts, Seen seen, Learning learning) {
        this.counts = counts;
        this.seen = seen;
        this.learning = learning;
    }

    public static LearningSummary of(LogReading reading, Learning learning) {
        return new LearningSummary(reading.counts(), reading.seen(), learning);
    }

    /** Whether all that was seen is in the policy, and it is something. */
    public boolean isClean() {
        return counts.suspect() == 0 && learning.unsayable().isEmpty() && learning.rights() > 0;
    }

    /** For a person. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(counts.read() + " lines read" + span() + ": " + counts.used() + " used, " + counts.denied()
                + " denied, " + counts.probes() + " probes, " + counts.excluded() + " of excluded or super users, "
                + counts.suspect() + " suspect, " + counts.other() + " not understood");
        lines.add(Count.of(seen.hosts().size(), "principal") + ", " + Count.of(learning.rights(), "right"));
        if (learning.rights() == 0) {
            lines.add(
                    counts.excluded() > 0 && counts.used() == 0
                            ? "Only super users and excluded principals were seen"
                            : "Nothing was seen. Kafka writes allowed accesses only if kafka.authorizer.logger has the level DEBUG");
        }
        return lines;
    }

    private String span() {
        return seen.first().isEmpty() ? "" : " (" + seen.first() + " to " + seen.last() + ")";
    }

    /** For the head of the policy. */
    public List<String> comments() {
        List<String> comments = new ArrayList<>();
        comments.add("Learnt from " + counts.used() + " accesses" + span() + " by kafka-security policy learn.");
        comments.add("It allows what was seen and nothing else: what happens once a month may not have been seen.");
        seen.superUsers()
                .forEach((principal, times) -> comments.add(principal + " is a super user, and was so " + times
                        + " times: it needs no rights here, and has none."));
        brokers()
                .forEach(principal -> comments.add(principal
                        + " did ClusterAction, which only brokers do. If it is one, name it in super.users and learn again with"
                        + " --super-users."));
        learning.unsayable().forEach(text -> comments.add("Left out: " + text));
        return comments;
    }

    private Set<Principal> brokers() {
        Set<Principal> brokers = new TreeSet<>();
        seen.hosts().forEach((principal, uses) -> {
            if (uses.keySet().stream().anyMatch(use -> use.operation() == Operation.CLUSTER_ACTION)) {
                brokers.add(principal);
            }
        });
        return brokers;
    }

    /** For a script. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("lines", counts);
        tree.put("first", seen.first());
        tree.put("last", seen.last());
        tree.put("principals", seen.hosts().size());
        tree.put("rights", learning.rights());
        tree.put(
                "superUsers",
                seen.superUsers().keySet().stream().map(Principal::toString).toList());
        tree.put("brokers", brokers().stream().map(Principal::toString).toList());
        tree.put("leftOut", learning.unsayable().stream().map(LogText::escape).toList());
        return tree;
    }
}
