/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

/** Whether an authorizer knows all ACLs. In every state but {@link #READY} only super users get an answer. */
public enum LoadState {
    /** The first load is not complete. */
    LOADING,
    /** All ACLs are there and kept up to date. */
    READY,
    /** A load or an update failed. What is known may lack a deny, so it is not used until a load succeeds. */
    FAILED
}
