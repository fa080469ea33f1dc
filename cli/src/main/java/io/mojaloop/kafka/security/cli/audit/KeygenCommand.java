/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.audit.trail.FileProblem;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the keys of a trail. */
@Command(
        name = "keygen",
        description = {
            "Make the keys of an audit trail.",
            "",
            "Each broker, controller and ZooKeeper server gets keys of its own. Existing keys are never overwritten: what"
                    + " they signed could no longer be verified. To change keys, make new ones in a new directory and keep"
                    + " the old public-key.pem."
        },
        exitCodeList = {
            "0:the keys were made; with --dry-run: they would be",
            "2:wrong usage, keys are there already, or the directory cannot be written",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security audit keygen --out /etc/kafka/audit-keys",
            "      Then in server.properties: security.audit.keys.dir=/etc/kafka/audit-keys"
        })
final class KeygenCommand extends Subcommand implements Callable<Integer> {
    private enum KeyFile {
        SIGNING(
                TrailKeys.SIGNING_KEY,
                "rw-------",
                "signs checkpoints. Stays on the host, readable by the broker alone."),
        PUBLIC(
                TrailKeys.PUBLIC_KEY,
                "",
                "verifies signatures. Copy it to where 'audit verify' runs, and trust only that copy."),
        CHAIN(
                TrailKeys.CHAIN_KEY,
                "rw-------",
                "makes the MACs of the lines, and changes with each start of the broker. Stays on the host; a backup that is"
                        + " put back breaks the chain."),
        SEED(
                TrailKeys.VERIFICATION_SEED,
                "rw-------",
                "verifies the MACs. Move it off the host before the broker starts: who has it can forge every line.");

        private final String file;
        private final String permissions;
        private final String purpose;

        KeyFile(String file, String permissions, String purpose) {
            this.file = file;
            this.permissions = permissions;
            this.purpose = purpose;
        }
    }

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The directory for them; made if it is not there.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(names = "--dry-run", description = "Only tell what would be made, and whether it could be.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        checkThatNothingIsThere();
        String keyId = dryRun ? "" : generate();
        if (json) {
            out().println(Json.of(tree(keyId)));
        } else {
            print(keyId);
        }
        out().flush();
        return ExitCode.OK;
    }

    private void checkThatNothingIsThere() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw CommandException.unusable(TrailFiles.name(directory) + " is not a directory");
        }
        for (KeyFile key : KeyFile.values()) {
            if (Files.exists(directory.resolve(key.file))) {
                throw alreadyThere(key.file);
            }
        }
        if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
            throw CommandException.unusable("cannot write to " + TrailFiles.name(directory));
        }
    }

    private CommandException alreadyThere(String file) {
        return CommandException.unusable(TrailFiles.name(directory) + " has keys already (" + LogText.escape(file)
                + "), which are never overwritten: name another directory");
    }

    private String generate() {
        try {
            return TrailKeys.generate(directory);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw CommandException.unusable(
                    "cannot make keys in " + TrailFiles.name(directory) + ": " + LogText.escape(FileProblem.text(e)));
        }
    }

    private String permissions(KeyFile key) {
        try {
            return dryRun
                    ? key.permissions
                    : PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key.file)));
        } catch (IOException | UnsupportedOperationException notPosix) {
            return "";
        }
    }

    private Map<String, Object> tree(String keyId) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("directory", directory.toString());
        tree.put("made", !dryRun);
        tree.put("keyId", keyId);
        tree.put("files", List.of(KeyFile.values()).stream().map(this::tree).toList());
        return tree;
    }

    private Map<String, Object> tree(KeyFile key) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", key.file);
        tree.put("permissions", permissions(key));
        tree.put("purpose", key.purpose);
        return tree;
    }

    private void print(String keyId) {
        PrintWriter out = out();
        Style style = style();
        String name = TrailFiles.name(directory);
        out.println(dryRun ? "Would make in " + name + ":" : "Made in " + name + ", key id " + style.bold(keyId) + ":");
        for (KeyFile key : KeyFile.values()) {
            out.println();
            out.println("  " + style.bold(key.file) + "  " + style.dim(permissions(key)));
            io.mojaloop.kafka.security.cli.runtime.Paragraph.wrap("It " + key.purpose, width() - 6)
                    .forEach(line -> out.println("    " + line));
        }
        out.println();
        out.println("Next:");
        out.println("  1. Copy " + name + "/" + TrailKeys.PUBLIC_KEY + " and move " + name + "/"
                + TrailKeys.VERIFICATION_SEED + " to the verifier's machine.");
        out.println("  2. chown the directory to the broker's user.");
        out.println("  3. In server.properties: security.audit.keys.dir=" + name);
    }
}
