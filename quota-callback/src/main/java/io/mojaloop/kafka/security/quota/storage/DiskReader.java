/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Tells how full the disk is on which a directory lies. Any thread. */
interface DiskReader {
    /**
     * May take for ever, as on a mount whose server is gone.
     *
     * @return percent of the disk that Kafka cannot write to any more, 0 to 100
     * @throws IOException if that cannot be known
     */
    double usedPercent(Path directory) throws IOException;
}
