/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

/** All of it; the test that needs a fresh cluster comes first. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public interface FullPolicyContract
        extends GuardrailContract,
                RoleContract,
                ReloadContract,
                ExpiryContract,
                MonitorContract,
                LockoutContract,
                DelegationTokenContract {}
