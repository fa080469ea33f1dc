/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.Iterator;
import java.util.List;

/** The modes as a user writes them. */
final class ModeCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of("kraft", "zookeeper").iterator();
    }
}
