/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The main class of every child JVM that must not outlive its parent, and the only class of the kit on its class path
 * (so it may use nothing but the JDK).
 *
 * <p>The parent writes the calls to make to the child's standard input and then keeps that pipe open: arguments, which
 * may hold passwords, never show in {@code ps}, and when the parent ends for whatever reason, {@code kill -9}
 * included, the kernel closes the pipe and the child halts.
 */
public final class NodeLauncher {
    /** As after SIGKILL, so that a log reader is not misled into seeing an error of the node. */
    private static final int PARENT_GONE = 137;

    private NodeLauncher() {}

    /** Makes the calls in turn; a call is {@code class} for its main or {@code class#execute} for Kafka's tools. */
    public static void main(String[] ignored) throws Throwable {
        DataInputStream in = new DataInputStream(System.in);
        String[][] calls = new String[in.readInt()][];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = new String[in.readInt()];
            for (int j = 0; j < calls[i].length; j++) {
                calls[i][j] = in.readUTF();
            }
        }
        Thread watcher = new Thread(() -> haltWithParent(in), "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
        for (String[] call : calls) {
            run(call);
        }
    }

    private static void haltWithParent(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Nothing more is said on this pipe; only its end matters.
            }
        } catch (IOException e) {
            // The same as its end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }

    private static void run(String[] call) throws Throwable {
        String[] arguments = new String[call.length - 1];
        System.arraycopy(call, 1, arguments, 0, arguments.length);
        String[] target = call[0].split("#", 2);
        Class<?> type = Class.forName(target[0]);
        try {
            if (target.length == 1) {
                type.getMethod("main", String[].class).invoke(null, (Object) arguments);
                return;
            }
            Object exitCode =
                    type.getMethod(target[1], String[].class, PrintStream.class).invoke(null, arguments, System.out);
            if (exitCode instanceof Integer code && code != 0) {
                System.exit(code);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
