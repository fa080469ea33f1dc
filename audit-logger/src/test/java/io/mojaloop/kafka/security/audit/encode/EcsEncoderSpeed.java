/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.*;

class EcsEncoderSpeed {
    public static void main(String[] a) {
        EcsEncoder e = new EcsEncoder(EcsEncoderPropertyTest.IDENTITY, Redaction.NONE);
        e.clusterId("4L6g3nShT-eMCtK--X86sw");
        Decision d = ExampleEvents.decision(Decision.Verdict.DENIED);
        LineBuffer out = new LineBuffer();
        Boot boot = Boot.random();
        var mx = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int r = 0; r < 8; r++) {
            long m0 = mx.getCurrentThreadAllocatedBytes();
            long t = System.nanoTime();
            int n = 1_000_000;
            for (int i = 0; i < n; i++) {
                out.clear();
                e.encode(d, boot, i, out);
            }
            System.out.println((System.nanoTime() - t) / n + " ns, " + out.length() + " bytes, garbage "
                    + (mx.getCurrentThreadAllocatedBytes() - m0) / n);
        }
        System.out.println(out);
    }
}
