package dev.splitbrain.explore.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessTimeTest {
    @TempDir
    private Path folder;

    @Test
    void ordersThatTheShorterRunDoesNotReachAreLeftOut() throws IOException, ScenarioException {
        assertEquals("{raft: {orders: [{at: 1s, add: n2}]}}", protocolOf("[{at: 1s, add: n2}, {at: 4s, add: n3}]"));
        assertEquals("{raft: {}}", protocolOf("[{at: 3s, add: n2}]"));
    }

    private String protocolOf(String orders) throws IOException, ScenarioException {
        Path file = folder.resolve("test.yaml");
        Files.writeString(
                file, "version: 1\nname: Test\nduration: 5s\nnodes: 3\nprotocol: {raft: {orders: " + orders + "}}\n");
        YamlNode.Mapping tree = new Variants(file, Map.of(), Catalog.standard(), Permission.ofThisFolder()).tree();
        return LessTime.withoutLateOrders(tree.with("duration", Trees.text("3s")))
                .get("protocol")
                .orElseThrow()
                .flow();
    }
}
