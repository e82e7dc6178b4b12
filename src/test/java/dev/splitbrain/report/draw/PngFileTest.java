package dev.splitbrain.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFileTest {
    @Test
    void anotherReaderFindsThePixelsThatWereWritten() throws Exception {
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 23; y++) for (int x = y; x < 37; x++) image.setRGB(x, y, random.nextInt());
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));
        assertEquals(37, read.getWidth());
        assertEquals(23, read.getHeight());
        for (int y = 0; y < 23; y++) for (int x = 0; x < 37; x++) assertEquals(image.getRGB(x, y), read.getRGB(x, y));
    }
}
