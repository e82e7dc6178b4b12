package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SelfTestTest {
    @Test
    void comesToWhatIsPublished() {
        assertEquals(SelfTest.PUBLISHED, SelfTest.fingerprint(), "say in the commit why the new run is right");
    }
}
