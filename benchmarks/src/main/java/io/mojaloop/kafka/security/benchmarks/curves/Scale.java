/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import java.util.stream.DoubleStream;

/** Where on a picture a value is. */
record Scale(double low, double high, double atLow, double atHigh, boolean logarithmic) {
    private static final int TICKS = 6;

    /** With room to the next round number, or to the next power of ten. */
    static Scale rounded(double lowest, double highest, double atLow, double atHigh, boolean logarithmic) {
        if (logarithmic) {
            double low = Math.pow(10, Math.floor(Math.log10(lowest)));
            return new Scale(low, Math.pow(10, Math.ceil(Math.log10(highest))), atLow, atHigh, true);
        }
        double step = step(highest - lowest);
        return new Scale(lowest, lowest + step * Math.ceil((highest - lowest) / step), atLow, atHigh, false);
    }

    double at(double value) {
        double part = logarithmic
                ? Math.log10(Math.max(value, low) / low) / Math.log10(high / low)
                : (value - low) / (high - low);
        return atLow + part * (atHigh - atLow);
    }

    double[] ticks() {
        if (logarithmic) {
            return DoubleStream.iterate(low, tick -> tick <= high * 1.001, tick -> tick * 10)
                    .toArray();
        }
        double step = step(high - low);
        return DoubleStream.iterate(low, tick -> tick <= high + step / 1000, tick -> tick + step)
                .toArray();
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / TICKS)));
        double times = range / TICKS / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
