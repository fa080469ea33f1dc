/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.KitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The policy file of the demo's broker. */
record PolicyFile(Path path) {

    static PolicyFile holding(Path path, PolicyText document) {
        PolicyFile file = new PolicyFile(path);
        file.replaceBy(document);
        return file;
    }

    /** As it should be done: written beside and renamed, so that nobody ever sees half a document. */
    void replaceBy(PolicyText document) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.writeString(draft, document.text());
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new KitException(KitException.Kind.IO, "Cannot write " + path, e);
        }
    }
}
