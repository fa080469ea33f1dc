/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a trail is worth afterwards: nobody else can read it, and it proves that it is whole. */
public interface EvidenceContract extends AuditContract {

    @Test
    default void files_areTheBrokersOwn() throws IOException {
        for (int node = 1; node <= trails().nodes(); node++) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trails().trail(node))))
                    .isEqualTo("rwx------");
            assertThat(trails().files(node)).isNotEmpty();
            for (Path file : trails().files(node)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    /** Beginning and end of the trail are in it, everything between is there once, and one changed byte is found. */
    @Test
    @Order(Integer.MAX_VALUE)
    default void trailsOfStoppedBrokers_verify_andOneChangedByteIsFound() throws IOException {
        awaitEverythingSoFar();
        cluster().kit().nodeIds().forEach(cluster().kit()::stop);
        for (int node = 1; node <= trails().nodes(); node++) {
            List<AuditRecord> records = trails().records(node);
            assertThat(records.stream().mapToLong(AuditRecord::sequence))
                    .as("sequence of node %d", node)
                    .containsExactlyElementsOf(
                            LongStream.range(0, records.size()).boxed().toList());
            assertThat(records).extracting(record -> record.text("event.id")).doesNotHaveDuplicates();
            CommandLine verified = trails().verify(node);
            assertThat(verified.exitCode())
                    .as("%s%s", verified.out(), verified.err())
                    .isZero();
            changeOneByte(node);
            assertThat(trails().verify(node).exitCode()).isNotZero();
        }
    }

    private void changeOneByte(int node) throws IOException {
        Path file = trails().files(node).get(0);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int at = text.indexOf("127.0.0.1");
        assertThat(at).isPositive();
        Files.writeString(file, text.substring(0, at) + "127.0.0.2" + text.substring(at + 9));
    }
}
