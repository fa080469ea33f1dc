/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;

/**
 * A file with what is wrong with it.
 *
 * @param name as in positions
 * @param excerpts its text, to show the places
 * @param problems in the order of the file
 */
public record CheckedFile(String name, SourceText excerpts, List<Problem> problems) {
    public CheckedFile {
        problems = problems.stream().sorted().toList();
    }

    public int errors() {
        return (int) problems.stream().filter(Problem::isError).count();
    }

    public int warnings() {
        return problems.size() - errors();
    }
}
