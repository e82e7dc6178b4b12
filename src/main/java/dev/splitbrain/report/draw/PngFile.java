package dev.splitbrain.report.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A PNG file of an image of whole colours (Portable Network Graphics, third edition, §5 and §11.2). {@code ImageIO} writes the
 * same, but asks for each row as numbers of any model: four charts took longer to encode than to draw.
 */
final class PngFile {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int TRUE_COLOUR = 2;
    private static final int DEPTH = 8;
    private static final int BYTES_PER_PIXEL = 3;
    private static final int UP = 2; // a row as its difference from the one above: in charts mostly zeros

    private PngFile() {}

    /** The file's bytes; the image is of {@code TYPE_INT_RGB}. */
    static byte[] of(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", header(image.getWidth(), image.getHeight()));
            chunk(out, "IDAT", pixels(image));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: never
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(
                new byte[] {DEPTH, TRUE_COLOUR, 0, 0, 0}); // compression, filter and interlace: the only or plain ones
        return bytes.toByteArray();
    }

    private static byte[] pixels(BufferedImage image) throws IOException {
        int[] colours = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int[] above = new int[width];
        byte[] row = new byte[1 + BYTES_PER_PIXEL * width];
        row[0] = UP;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED + 3);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            for (int start = 0; start < colours.length; start += width) {
                filter(colours, start, above, row);
                out.write(row);
                System.arraycopy(colours, start, above, 0, width);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void filter(int[] colours, int start, int[] above, byte[] row) {
        int at = 1;
        for (int x = 0; x < above.length; x++) {
            int colour = colours[start + x];
            int over = above[x];
            row[at++] = (byte) ((colour >> 16) - (over >> 16));
            row[at++] = (byte) ((colour >> 8) - (over >> 8));
            row[at++] = (byte) (colour - over);
        }
    }
}
