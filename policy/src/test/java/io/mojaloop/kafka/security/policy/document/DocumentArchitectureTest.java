/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.mojaloop.kafka.security.policy.document",
        importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentArchitectureTest {
    /** No files, no threads, no logging, no Kafka, no Jackson: bytes in, a policy out. */
    @ArchTest
    static final ArchRule DOCUMENT_DOES_NO_IO = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.mojaloop.kafka.security.policy",
                    "io.mojaloop.kafka.security.policy.document",
                    "io.mojaloop.kafka.security.thirdparty.snakeyaml..",
                    "java.lang..",
                    "java.math",
                    "java.net",
                    "java.nio",
                    "java.nio.charset",
                    "java.time",
                    "java.util..",
                    "org.jspecify..");
}
