/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Position;
import java.util.Optional;

/**
 * Something that the other form cannot say.
 *
 * @param at where it stands, for a policy
 * @param text a sentence; may hold texts of a file or of a cluster as they stand
 */
public record Loss(Optional<Position> at, String text) {
    @Override
    public String toString() {
        return at.map(place -> place.file() + ":" + place.line() + ": ").orElse("") + text;
    }
}
