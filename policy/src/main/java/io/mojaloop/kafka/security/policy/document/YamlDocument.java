/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A YAML file of another kind than a policy, read with the same strictness and with places.
 *
 * @param root what could be read; empty if that is nothing
 * @param problems with the YAML itself, in the order of the file; what is wrong is missing in the tree
 */
public record YamlDocument(Optional<YamlNode> root, List<Problem> problems) {
    public YamlDocument {
        problems = problems.stream().sorted().toList();
    }

    /**
     * Never throws because of what a file holds.
     *
     * @param file how to call it in positions
     * @param content the bytes of the file, UTF-8
     */
    public static YamlDocument read(String file, byte[] content) {
        Problems problems = new Problems();
        Optional<YamlNode> root =
                DocumentText.decode(file, content, problems).flatMap(text -> YamlTree.parse(file, text, problems));
        return new YamlDocument(root, problems.list());
    }
}
