/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.explain;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a {@link Question}: by the code that decides in the broker.
 *
 * @param question what was asked
 * @param allowed the decision
 * @param wouldDeny whether only monitor mode allows it
 * @param kind what the decision rests on: a name of the authorizer's decision kinds, such as {@code DENIED_BY_DEFAULT}
 * @param because what won
 * @param matching all rules that speak of it, denying ones first
 * @param nearMiss for a denial, if anything comes near
 */
public record Explanation(
        Question question,
        boolean allowed,
        boolean wouldDeny,
        String kind,
        Reason because,
        List<Reason> matching,
        Optional<NearMiss> nearMiss) {
    public Explanation {
        matching = List.copyOf(matching);
    }
}
