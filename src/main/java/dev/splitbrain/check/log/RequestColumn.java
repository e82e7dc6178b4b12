package dev.splitbrain.check.log;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests at each position of a log. Nearly every position has one with an id, which is kept as a number. */
public final class RequestColumn {
    private static final int ROWS = 1 << 12;
    private static final int SEQUENCE_BITS = 40;
    private static final int MOST_CLIENTS = 1 << 20;
    private static final long ELSEWHERE = -1;

    private final List<long[]> blocks = new ArrayList<>(); // so that growing copies nothing
    private ClientId[] clients = new ClientId[16]; // by index
    private final Map<Integer, List<Object>> others = new HashMap<>(); // by position; looked up, never walked through
    private int size;

    public void add(List<Object> requests) {
        if (size % ROWS == 0) blocks.add(new long[ROWS]);
        long code = requests.size() == 1 && requests.get(0) instanceof RequestId id ? code(id) : ELSEWHERE;
        if (code == ELSEWHERE) others.put(size, requests);
        blocks.get(size / ROWS)[size % ROWS] = code;
        size++;
    }

    private long code(RequestId id) {
        if (id.sequence() >>> SEQUENCE_BITS != 0) return ELSEWHERE;
        int client = id.client().index();
        if (client >= MOST_CLIENTS) return ELSEWHERE;
        if (client >= clients.length) clients = Arrays.copyOf(clients, Math.max(client + 1, 2 * clients.length));
        if (clients[client] == null) clients[client] = id.client();
        if (!clients[client].equals(id.client())) return ELSEWHERE;
        return (long) client << SEQUENCE_BITS | id.sequence();
    }

    /** The requests at a position, counted from 0. */
    public List<Object> get(int position) {
        long code = blocks.get(position / ROWS)[position % ROWS];
        if (code == ELSEWHERE) return others.get(position);
        ClientId client = clients[(int) (code >>> SEQUENCE_BITS)];
        return List.of(new RequestId(client, code & (1L << SEQUENCE_BITS) - 1));
    }

    public int size() {
        return size;
    }
}
