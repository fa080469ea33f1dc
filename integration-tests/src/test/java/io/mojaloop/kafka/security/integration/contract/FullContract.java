/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

/** All of it. */
public interface FullContract
        extends DataContract,
                RuleContract,
                AdminContract,
                AclContract,
                IdentityContract,
                LiveChangeContract,
                VisibilityContract {}
