/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class LineBufferTest {
    private final LineBuffer line = new LineBuffer();

    private String digits(long value) {
        line.clear();
        line.append('x');
        line.digits(value);
        line.append('y');
        return line.toString();
    }

    @Property
    void number_whatever_isToldAsTheJdkTellsIt(@ForAll @LongRange(min = 0) long value) {
        assertThat(digits(value)).isEqualTo("x" + value + "y");
    }

    /** Where the number of digits changes, and the way of dividing. */
    @Example
    void number_atAPowerOfTen_isToldAsTheJdkTellsIt() {
        for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1}) {
                assertThat(digits(value)).isEqualTo("x" + value + "y");
            }
        }
        for (long value :
                new long[] {Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 10L * Integer.MAX_VALUE, Long.MAX_VALUE}) {
            assertThat(digits(value)).isEqualTo("x" + value + "y");
        }
    }

    @Example
    void number_thatDoesNotFit_growsTheLine() {
        for (int i = 0; i < 1000; i++) {
            line.digits(Long.MAX_VALUE);
        }
        assertThat(line.toString()).isEqualTo(String.valueOf(Long.MAX_VALUE).repeat(1000));
    }
}
