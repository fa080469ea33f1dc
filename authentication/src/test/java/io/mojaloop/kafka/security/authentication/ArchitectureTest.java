/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

@AnalyzeClasses(
        packages = "io.mojaloop.kafka.security.authentication",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule builder_usesWhatEveryBrokerHas = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.mojaloop.kafka.security.authentication",
                    "io.mojaloop.kafka.security.policy",
                    "io.mojaloop.kafka.security.audit",
                    "io.mojaloop.kafka.security.audit.event",
                    "java..",
                    "javax.security..",
                    "javax.net.ssl",
                    "org.jspecify.annotations",
                    "org.slf4j",
                    // Read and compared on 3.7.2, 3.9.2 and 4.4.0.
                    "org.apache.kafka.common",
                    "org.apache.kafka.common.config",
                    "org.apache.kafka.common.errors",
                    "org.apache.kafka.common.message",
                    "org.apache.kafka.common.protocol..",
                    "org.apache.kafka.common.security..",
                    ""));

    @ArchTest
    static final ArchRule internalConstants_areCompiledIn = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.common.config.internals..")
            .because("they moved between Kafka 3.7 and 4.4");

    @ArchTest
    static final ArchRule principals_areNeverSubclassed = noClasses()
            .should()
            .beAssignableTo(KafkaPrincipal.class)
            .because("KafkaPrincipal.equals tells classes apart: docs/adr/0004");
}
