package dev.splitbrain.cli.serve;

/** Counts what happened, and lets those who ask wait for more of it. */
final class News {
    private long count = 1;
    private boolean over;

    /** Something happened. */
    synchronized void add() {
        count++;
        notifyAll();
    }

    /** How much has happened: at once where it is more than {@code known}, else when it is, or after a while. */
    synchronized long after(long known, long patienceMillis) {
        long end = System.currentTimeMillis() + patienceMillis;
        try {
            for (long left = patienceMillis;
                    count <= known && !over && left > 0;
                    left = end - System.currentTimeMillis()) wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        }
        return count;
    }

    /** Nobody waits any longer. */
    synchronized void close() {
        over = true;
        notifyAll();
    }
}
