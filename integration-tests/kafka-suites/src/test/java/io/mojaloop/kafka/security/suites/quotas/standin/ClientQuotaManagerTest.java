/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.standin;

public class ClientQuotaManagerTest extends kafka.server.ClientQuotaManagerTest {}
