package dev.splitbrain.protocol.raft;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.RunEnd;
import java.time.Duration;

public class SpeedProbe {
    public static void main(String[] args) {
        for (int i = 0; i < 8; i++) {
            long t0 = System.nanoTime();
            int clients = Integer.parseInt(args[0]);
            RunEnd end = new Cluster()
                    .clients(clients)
                    .think(Distribution.constant(0))
                    .fsync(Distribution.constant(Double.parseDouble(args[2])))
                    .run(1, Duration.ofSeconds(Integer.parseInt(args[1])));
            double s = (System.nanoTime() - t0) / 1e9;
            System.out.printf("%.2f s, %d events, %.2f M events/s%n", s, end.events(), end.events() / s / 1e6);
        }
    }
}
