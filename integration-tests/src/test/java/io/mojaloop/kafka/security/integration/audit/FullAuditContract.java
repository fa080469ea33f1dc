/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

/** All of it; the test that stops the brokers comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public interface FullAuditContract
        extends AuthenticationAuditContract,
                DecisionAuditContract,
                AdministrationAuditContract,
                ForgeryAuditContract,
                EvidenceContract {}
