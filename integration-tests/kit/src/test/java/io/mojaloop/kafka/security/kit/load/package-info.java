/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.mojaloop.kafka.security.kit.load;

import org.jspecify.annotations.NullMarked;
