/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;

/** The house: adapter, model, nothing. */
@AnalyzeClasses(packages = "io.mojaloop.kafka.security", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.mojaloop.kafka.security.";

    @ArchTest
    static final ArchRule models_doNoInputOutput_andKnowNoKafka = classes()
            .that()
            .resideInAnyPackage(ROOT + "authorizer.rules..", ROOT + "authorizer.compiled..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            ROOT + "authorizer.rules..",
                            ROOT + "authorizer.compiled..",
                            ROOT + "policy..",
                            "java.lang",
                            "java.lang.runtime", // records
                            "java.time",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "org.jspecify.annotations",
                            "") // arrays of primitives
                    .or(assignableTo(InetAddress.class)));

    @ArchTest
    static final ArchRule ruleIndex_knowsNoPolicyDocument = noClasses()
            .that()
            .resideInAPackage(ROOT + "authorizer.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "authorizer.compiled..", ROOT + "policy.document..", ROOT + "policy.reload..");

    @ArchTest
    static final ArchRule policyAndAudit_knowNobody = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "policy..", ROOT + "audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "authorizer..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule policyModel_doesNoInputOutput = noClasses()
            .that()
            .resideInAPackage(ROOT + "policy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", ROOT + "policy.document..", ROOT + "policy.reload..");

    @ArchTest
    static final ArchRule policyDocument_readsNoFiles = noClasses()
            .that()
            .resideInAPackage(ROOT + "policy.document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", ROOT + "policy.reload..");

    @ArchTest
    static final ArchRule zooKeeperStore_isNamedByNobody = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "authorizer.zookeeper..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "authorizer.zookeeper..", "kafka..", "scala..");

    @ArchTest
    static final ArchRule movedOrNewClasses_areNamedByNobody = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.kafka\\.common\\.utils\\.(SecurityUtils|LogContext|Exit|KafkaThread"
                    + "|Sanitizer|AppInfoParser)|org\\.apache\\.kafka\\.common\\.metrics\\.(Monitorable|PluginMetrics)")
            .because("they moved or are missing between Kafka 3.9 and 4.4, and one jar serves all");
}
