/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.mojaloop.kafka.security.kit;

import org.jspecify.annotations.NullMarked;
