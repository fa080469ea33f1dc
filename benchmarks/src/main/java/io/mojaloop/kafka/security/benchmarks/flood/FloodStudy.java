/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Floods a real broker with requests that are denied, 20 for each request of the clients that are allowed, and measures what
 * that costs them. Needs the assembled plug-ins, and nothing else that runs on the machine.
 *
 * <p>Two questions are asked. First: clients do their normal work, at a given rate; then the flood comes, for some minutes;
 * then it ends. Do they still get their work done, and does the trail know each denial? Second: clients do as much as they
 * can, with the flood going on, against a broker with a trail and one without, in turn. How much of what the flood costs is
 * the trail's?
 */
public final class FloodStudy {
    private static final int FACTOR = 20;
    private static final Duration CALM = Duration.ofMinutes(1);
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int TURNS = 6;

    private final FloodedCluster with;
    private final FloodedCluster without;
    private long deniedWith;

    private FloodStudy(FloodedCluster with, FloodedCluster without) {
        this.with = with;
        this.without = without;
    }

    /**
     * Runs for the minutes of the flood and about eight more.
     *
     * @param args the file to write; minutes of the flood; records a second that are normal, 100 by default
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: FloodStudy FILE.md MINUTES [RECORDS_PER_SECOND]");
            System.exit(2);
        }
        int minutes = Integer.parseInt(args[1]);
        double normal = args.length == 3 ? Double.parseDouble(args[2]) : 100;
        FloodReport report;
        try (FloodedCluster with = FloodedCluster.start(true);
                FloodedCluster without = FloodedCluster.start(false)) {
            FloodStudy study = new FloodStudy(with, without);
            Soak soak = study.soak(minutes, normal);
            List<Turn> turns = study.turns(soak.floodPerSecond());
            report = new FloodReport(minutes, normal, FACTOR, soak, turns, study.deniedWith, with.evidence());
        }
        String text = report.markdown();
        Files.writeString(Path.of(args[0]), text);
        System.out.println(text);
    }

    private Soak soak(int minutes, double normal) throws IOException, InterruptedException {
        try (AllowedClients clients = new AllowedClients(with.service(), FloodedCluster.TOPIC, normal)) {
            clients.during(CALM); // warm-up
            AllowedClients.Window before = clients.during(CALM);
            double rate = FACTOR * before.requests();
            List<AllowedClients.Window> flood = new ArrayList<>();
            long begin = System.nanoTime();
            Flooder flooder = Flooder.start(with.flooder(), FloodedCluster.FORBIDDEN, rate);
            try (flooder) {
                for (int minute = 0; minute < minutes; minute++) {
                    flood.add(clients.during(Duration.ofMinutes(1)));
                    System.out.println("minute " + (minute + 1) + ": " + flood.get(minute));
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            deniedWith += flooder.denied();
            return new Soak(before, flood, clients.during(CALM), rate, flooder.denied(), flooder.denied() / seconds);
        }
    }

    private List<Turn> turns(double rate) throws IOException, InterruptedException {
        List<Turn> turns = new ArrayList<>();
        turn(with, rate);
        turn(without, rate); // both warmed up
        for (int i = 0; i < TURNS; i++) {
            // Now this one first, now the other: what drifts with time falls on both.
            AllowedClients.Window first = turn(i % 2 == 0 ? with : without, rate);
            AllowedClients.Window second = turn(i % 2 == 0 ? without : with, rate);
            turns.add(i % 2 == 0 ? new Turn(first, second) : new Turn(second, first));
            System.out.println("turn " + (i + 1) + ": " + turns.get(i));
        }
        return turns;
    }

    private AllowedClients.Window turn(FloodedCluster cluster, double rate) throws IOException, InterruptedException {
        Flooder flooder = Flooder.start(cluster.flooder(), FloodedCluster.FORBIDDEN, rate);
        AllowedClients.Window window;
        try (flooder;
                AllowedClients clients = new AllowedClients(cluster.service(), FloodedCluster.TOPIC, 0)) {
            clients.during(Duration.ofSeconds(5));
            window = clients.during(TURN);
        }
        if (cluster.equals(with)) {
            deniedWith += flooder.denied();
        }
        return window;
    }

    /**
     * The first question.
     *
     * @param before the flood
     * @param flood minute by minute
     * @param after the flood
     * @param floodPerSecond requests that were wanted
     * @param denied requests in all
     * @param deniedPerSecond requests that there were
     */
    record Soak(
            AllowedClients.Window before,
            List<AllowedClients.Window> flood,
            AllowedClients.Window after,
            double floodPerSecond,
            long denied,
            double deniedPerSecond) {}

    /** The second question: what clients got done at their limit, with and without a trail. */
    record Turn(AllowedClients.Window with, AllowedClients.Window without) {
        double cost() {
            return 1 - with.written() / without.written();
        }
    }
}
