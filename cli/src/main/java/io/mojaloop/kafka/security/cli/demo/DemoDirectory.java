/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.DirectoryTree;
import io.mojaloop.kafka.security.kit.KitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a demo works: the policy file, the audit trail with its keys, and beside them the kit's run directory. Readable by its owner only. Goes with the
 * kit's directory, at the latest when this JVM ends; stays as long as that stays, be it for its logs or because the
 * cluster goes on.
 */
final class DemoDirectory implements AutoCloseable {
    /** More than the kit needs to end a node and to remove its files. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    private final Path root;
    private final Thread hook = new Thread(this::deleteAfterCluster, "demo-directory-hook");

    private DemoDirectory(Path root) {
        this.root = root;
    }

    /** @throws KitException of kind IO when the place for temporary files cannot be written to */
    static DemoDirectory create() {
        try {
            DemoDirectory directory = new DemoDirectory(
                    Files.createTempDirectory("kafka-security-demo-").toRealPath());
            Runtime.getRuntime().addShutdownHook(directory.hook);
            return directory;
        } catch (IOException e) {
            throw new KitException(KitException.Kind.IO, "Cannot make a directory for the demo", e);
        }
    }

    Path root() {
        return root;
    }

    /** Made and removed by the kit. */
    Path cluster() {
        return root.resolve("cluster");
    }

    Path policyFile() {
        return root.resolve(Pack.FILE);
    }

    /** Made by the broker. */
    Path trail() {
        return root.resolve("audit");
    }

    /** Of the trail. */
    Path keys() {
        return root.resolve("audit-keys");
    }

    /** On Ctrl-C the kit is about to remove its directory, by a hook of its own. */
    private void deleteAfterCluster() {
        try {
            new Patience(ENDING).until(Expectation.success("gone"), () -> {
                if (Files.exists(cluster())) {
                    throw new Unmet("still there");
                }
                return "gone";
            });
        } catch (Exception e) {
            return;
        }
        delete();
    }

    private void delete() {
        try {
            Files.deleteIfExists(policyFile());
            DirectoryTree.delete(trail());
            DirectoryTree.delete(keys());
            Files.deleteIfExists(root);
        } catch (IOException e) {
            // Somebody else's file, perhaps an editor's: then the directory has to stay.
        }
    }

    @Override
    public void close() {
        if (!Files.exists(cluster())) {
            delete();
        }
        ShutdownHook.remove(hook);
    }
}
