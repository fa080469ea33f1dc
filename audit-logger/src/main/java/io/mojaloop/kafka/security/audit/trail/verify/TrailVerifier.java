/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.keys.VerificationSeed;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies trails. Reads each file once, with all cores; memory does not grow with the trail. */
public final class TrailVerifier {
    private static final long PROGRESS_BYTES = 16 << 20;

    /**
     * What to verify, and against what.
     *
     * @param paths one directory, or files
     * @param keys that may have signed; if empty, signatures are not checked
     * @param seed with it, MACs are checked too
     * @param anchors records known from elsewhere
     * @param stopped whether the trail is known to have ended: if its last record is not a stop it was truncated then
     */
    public record Question(
            List<Path> paths,
            List<PublicKey> keys,
            Optional<VerificationSeed> seed,
            List<Anchor> anchors,
            boolean stopped) {
        public Question {
            paths = List.copyOf(paths);
            keys = List.copyOf(keys);
            anchors = List.copyOf(anchors);
        }
    }

    /** Told now and then how far it is, by the calling thread. */
    @FunctionalInterface
    public interface Progress {
        void at(String file, long bytesRead, long bytesTotal);
    }

    private TrailVerifier() {}

    /**
     * @throws IOException if nothing can be read at all: no such path, no trail file in the directory
     */
    public static Verification verify(Question question, Progress progress) throws IOException {
        List<Finding> findings = new ArrayList<>();
        boolean wholeDirectory = question.paths().stream().anyMatch(Files::isDirectory);
        List<Source> found = sources(question.paths(), findings);
        String trail = Source.trail(found);
        List<Source> sources = Source.ordered(found, trail);
        Evidence evidence = new Evidence();
        SignatureCheck signatures = new SignatureCheck(evidence, question.keys());
        MacCheck macs =
                question.seed().map(seed -> new MacCheck(evidence, seed)).orElse(null);
        AnchorCheck anchors = new AnchorCheck(evidence, question.anchors(), trail);
        Walk walk = new Walk(evidence, signatures, macs, anchors);
        read(sources, trail, question.seed().isPresent(), walk, evidence, progress);
        walk.finish();
        return new Judge(question, evidence, anchors, sources, trail, wholeDirectory, findings).verdict();
    }

    private static void read(
            List<Source> sources, String trail, boolean withHashes, Walk walk, Evidence evidence, Progress progress) {
        long total = sources.stream().mapToLong(source -> source.size).sum();
        long[] read = new long[2];
        try (Chunks chunks = new Chunks(trail, withHashes, chunk -> {
            walk.take(chunk);
            read[0] += chunk.length;
            if (read[0] - read[1] >= PROGRESS_BYTES || read[0] >= total) {
                read[1] = read[0];
                progress.at(sources.get(chunk.file).name, read[0], total);
            }
        })) {
            for (int i = 0; i < sources.size(); i++) {
                evidence.files.add(new Evidence.FileFacts(sources.get(i).name));
                try {
                    chunks.read(sources.get(i).path, i);
                } catch (IOException e) {
                    evidence.files.get(i).failure = String.valueOf(e.getMessage());
                }
            }
            chunks.finish();
        }
    }

    private static List<Source> sources(List<Path> paths, List<Finding> findings) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(filesOf(path, findings));
            } else if (Files.isRegularFile(path)) {
                files.add(path.toAbsolutePath().normalize());
            } else {
                throw new IOException(path + " is neither a directory nor a file");
            }
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            try {
                sources.add(Source.peek(file));
            } catch (IOException e) {
                findings.add(unreadable(file, Finding.Severity.WARNING, "cannot be read: " + e.getMessage()));
            }
        }
        if (sources.isEmpty()) {
            throw new IOException("there is no file of a trail that can be read in " + paths);
        }
        return sources;
    }

    private static List<Path> filesOf(Path directory, List<Finding> findings) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "audit-*")) {
            for (Path entry : entries) {
                boolean named =
                        TrailFile.parse(String.valueOf(entry.getFileName())).isPresent();
                if (named && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry.toAbsolutePath().normalize());
                } else if (named) {
                    // Whoever may write here could lead the verifier anywhere.
                    findings.add(unreadable(entry, Finding.Severity.WARNING, "is not a plain file: not read"));
                } else {
                    findings.add(
                            unreadable(entry, Finding.Severity.NOTE, "is not named like a file of a trail: not read"));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private static Finding unreadable(Path file, Finding.Severity severity, String words) {
        return new Finding(
                Finding.Kind.UNREADABLE,
                severity,
                Words.plain(String.valueOf(file.getFileName())),
                0,
                -1,
                0,
                Words.plain(words));
    }
}
