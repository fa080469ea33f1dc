/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.acls.AclJson;
import io.mojaloop.kafka.security.cli.policy.acls.Importing;
import io.mojaloop.kafka.security.cli.policy.acls.Translation;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import io.mojaloop.kafka.security.policy.document.PolicyWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns native ACLs into a policy. */
@Command(
        name = "import",
        description = {
            "Turn native ACLs into a policy, which says exactly what they say.",
            "",
            "Principals with the same rights share a role. ACLs that have no effect, or that a policy cannot say, are"
                    + " reported on the standard error and left out. What is written is read again and compared with the"
                    + " ACLs: exporting it gives them back."
        },
        exitCodeList = {
            "0:all ACLs are in the policy",
            "1:ACLs without effect were left out",
            "2:wrong usage, or the file or the cluster cannot be used",
            "3:the policy would not be what the ACLs are: please report it"
        },
        footer = {
            "  kafka-security policy import --bootstrap-server kafka:9093 \\",
            "    --command-config admin.properties > policy.yaml",
            "  kafka-security policy export --as json policy.yaml | \\",
            "    kafka-security policy import --from -"
        })
final class ImportCommand extends Subcommand implements Callable<Integer> {
    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Read ACLs that 'export --as json' wrote, instead of a cluster's; - for the standard input.")
    private @Nullable Path from;

    @Mixin
    private final PolicyOutput output = new PolicyOutput();

    @Override
    public Integer call() {
        List<AclBinding> acls = acls();
        Importing importing = Importing.of(acls);
        String text = PolicyWriter.write(
                importing.policy(), List.of("Imported from " + Count.of(acls.size(), "ACL") + " of " + source() + "."));
        verify(text, importing);
        output.write(text, out());
        PrintWriter err = err();
        importing.rewritten().forEach(loss -> err.println("note: " + LogText.escape(loss.toString())));
        importing.leftOut().forEach(loss -> err.println("left out: " + LogText.escape(loss.toString())));
        err.println(Count.of(acls.size(), "ACL") + ": " + importing.imported().size() + " as they are, "
                + importing.rewritten().size() + " in other letters, "
                + importing.leftOut().size() + " left out; "
                + Count.of(importing.policy().roles().size(), "role") + ", "
                + Count.of(importing.policy().bindings().size(), "binding"));
        err.flush();
        return importing.leftOut().isEmpty() ? ExitCode.OK : ExitCode.DIFFERED;
    }

    private List<AclBinding> acls() {
        if ((from == null) == cluster.cluster().isEmpty()) {
            throw usage("name either --bootstrap-server or --from");
        }
        return from == null ? cluster.read() : AclJson.read(PolicyFiles.name(from), PolicyFiles.content(from));
    }

    private String source() {
        return from == null ? cluster.cluster().orElse("") : PolicyFiles.name(from);
    }

    /** The promise of this command, checked each time. */
    private static void verify(String text, Importing importing) {
        PolicyReading reading = PolicyReader.read("imported", text.getBytes(StandardCharsets.UTF_8));
        Policy policy = reading.policy()
                .orElseThrow(() -> new IllegalStateException("not a valid policy: " + reading.problems()));
        HashSet<AclBinding> exported =
                new HashSet<>(Translation.of(policy, new Translation.Choices(false, false, true), Instant.EPOCH)
                        .acls());
        if (!exported.containsAll(importing.imported())
                || exported.size()
                        > importing.imported().size() + importing.rewritten().size()) {
            throw new IllegalStateException("the policy is not what the ACLs are: " + LogText.escape(exported + " "));
        }
    }
}
