/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.keys.VerificationSeed;
import io.mojaloop.kafka.security.audit.trail.verify.Anchor;
import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.audit.verify.CheckpointLines;
import io.mojaloop.kafka.security.cli.audit.verify.VerificationReport;
import io.mojaloop.kafka.security.cli.audit.verify.VerificationText;
import io.mojaloop.kafka.security.cli.audit.verify.VerifiedTrail;
import io.mojaloop.kafka.security.cli.audit.verify.VerifyExit;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether anybody touched a trail, and where. */
@Command(
        name = "verify",
        description = {
            "Tell whether anybody touched an audit trail, and where.",
            "",
            "Every line is checked by its hash, the lines by their chain, the checkpoints by their signatures (with"
                    + " --public-key), every line by its MAC (with --seed), and what reached another place by that"
                    + " (with --anchors). Run it elsewhere than on the host that wrote the trail: who owns the host owns"
                    + " this tool, too."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:intact, as far as it was checked; see 'Not proved'",
            "2:wrong usage, or a file cannot be read",
            "3:an error of the tool",
            VerifyExit.MODIFIED,
            VerifyExit.FORGED,
            VerifyExit.MISSING,
            VerifyExit.REORDERED,
            VerifyExit.TRUNCATED,
            VerifyExit.FOREIGN,
            VerifyExit.KEY,
            VerifyExit.TORN,
            VerifyExit.UNANCHORED,
            VerifyExit.OTHER,
            " :Of several the worst counts: what proves tampering before what only is not proved, then the lower number."
        },
        footer = {
            "  kafka-security audit verify --public-key public-key.pem trail/",
            "  kafka-security audit verify --public-key old.pem,new.pem \\",
            "      --seed verification-seed --anchors from-elasticsearch.ndjson trail/",
            "  kafka-security audit verify --public-key public-key.pem \\",
            "      --anchors-out anchors-2026-11.jsonl trail/",
            "      Keep what was signed so far, to verify against it next month."
        })
final class VerifyCommand extends Subcommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Directories of trails, or the files of one; not compressed ones.")
    private List<Path> paths = List.of();

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            split = ",",
            description = "Keys that may have signed: the public-key.pem of 'audit keygen'. May be repeated.")
    private List<Path> keys = List.of();

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "The verification-seed of 'audit keygen'. It is a secret; it does not belong on the host.")
    private @Nullable Path seed;

    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            split = ",",
            description = "Records of the trail that were kept elsewhere, one JSON document a line: an export of"
                    + " Elasticsearch, messages of Kafka, or what --anchors-out wrote.")
    private List<Path> anchors = List.of();

    @Option(
            names = "--anchors-out",
            paramLabel = "FILE",
            description =
                    "Write the signed records there, unless the trail was tampered with or signed with other keys. Never"
                            + " overwrites.")
    private @Nullable Path anchorsOut;

    @Option(names = "--stopped", description = "The writer has stopped in order: an end without a stop is truncation.")
    private boolean stopped;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Show at most so many findings of a trail; 50 by default.")
    private int limit = 50;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw usage("--limit must be 1 or more");
        }
        List<PublicKey> publicKeys = read(keys, TrailKeys::readPublicKey);
        Optional<VerificationSeed> secret = Optional.ofNullable(seed).map(file -> read(file, TrailKeys::readSeed));
        List<Anchor> known =
                read(anchors, Anchor::read).stream().flatMap(List::stream).toList();
        List<VerifiedTrail> trails = new ArrayList<>();
        for (List<Path> trail : trails()) {
            trails.add(verify(new TrailVerifier.Question(trail, publicKeys, secret, known, stopped)));
        }
        List<Finding> findings = trails.stream()
                .flatMap(trail -> trail.verification().findings().stream())
                .toList();
        int exitCode = VerifyExit.of(findings);
        print(trails, exitCode);
        writeAnchors(trails);
        return exitCode;
    }

    /** Each directory is a trail; files that are named one by one are one together. */
    private List<List<Path>> trails() {
        List<List<Path>> trails = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            refuseCompressed(Files.isDirectory(path) ? TrailFiles.list(path) : List.of(path));
            if (Files.isDirectory(path)) {
                trails.add(List.of(path));
            } else {
                files.add(path);
            }
        }
        if (!files.isEmpty()) {
            trails.add(TrailFiles.expand(files));
        }
        return trails;
    }

    /** Without them records would seem to be missing; read as they are, they would seem to be tampered with. */
    private static void refuseCompressed(List<Path> files) {
        for (Path file : files) {
            if (String.valueOf(file.getFileName()).endsWith(".gz")) {
                throw CommandException.unusable(TrailFiles.name(file)
                        + " is compressed, and verify reads the bytes as they were written: unpack it first, for example"
                        + " with gunzip --keep, then move the packed one away");
            }
        }
    }

    private VerifiedTrail verify(TrailVerifier.Question question) {
        Progress progress = new Progress(err(), Terminal.detect().err(), 0);
        long begin = System.nanoTime();
        try {
            Verification verification = TrailVerifier.verify(question, (file, read, total) -> progress.at(read, total));
            String name = question.paths().stream().map(Path::toString).collect(Collectors.joining(" "));
            return new VerifiedTrail(name, question, verification, System.nanoTime() - begin);
        } catch (IOException e) {
            throw TrailFiles.unreadable(question.paths().get(0), e);
        } finally {
            progress.finish();
        }
    }

    private void print(List<VerifiedTrail> trails, int exitCode) {
        if (json) {
            out().println(Json.of(VerificationReport.of(trails, exitCode)));
        } else {
            VerificationText text = new VerificationText(out(), style(), width(), limit);
            trails.forEach(text::write);
        }
        out().flush();
    }

    private void writeAnchors(List<VerifiedTrail> trails) {
        if (anchorsOut == null) {
            return;
        }
        if (trails.stream().anyMatch(trail -> trail.verification().severity() == Finding.Severity.TAMPERED)) {
            err().println("--anchors-out: nothing is written, since the trail was tampered with");
        } else if (!keys.isEmpty() && !trails.stream().allMatch(VerifiedTrail::signaturesChecked)) {
            err().println("--anchors-out: nothing is written, since the trail is signed with a key that was not given");
        } else {
            long lines = CheckpointLines.write(paths, anchorsOut);
            err().println(Count.of(lines, "anchor") + " written to " + TrailFiles.name(anchorsOut));
        }
        err().flush();
    }

    /** Reads something from a file. */
    private interface Reading<T> {
        T of(Path file) throws IOException;
    }

    private static <T> List<T> read(List<Path> files, Reading<T> reading) {
        return files.stream().map(file -> read(file, reading)).toList();
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (IOException e) {
            throw TrailFiles.unreadable(file, e);
        }
    }
}
