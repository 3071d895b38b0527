package dev.homeostat.adapter.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Lines of text that tell by themselves whether they are whole: length and CRC32C, 8 hex digits each, then the text in
 * UTF-8. Line feeds separate lines and fill the room that is not used yet.
 */
final class CheckedLines {

    static final byte FILLER = '\n';

    private static final int HEAD = 18;

    private CheckedLines() {}

    /**
     * What a file holds.
     *
     * @param texts of the lines that are whole, in order
     * @param damaged how many stretches before the end, or whole ones at the end, cannot be read
     * @param end where to go on writing
     * @param torn length of what follows the end: a line that was not written to its end
     */
    record Scan(List<String> texts, int damaged, int end, int torn) {}

    /** The line with the line feed at its end. */
    static byte[] line(String text) {
        if (text.indexOf(FILLER) >= 0) {
            throw new IllegalArgumentException("a text of one line must not hold a line feed");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = "%08x %08x ".formatted(bytes.length, checksum(bytes)).getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(head, HEAD + bytes.length + 1);
        System.arraycopy(bytes, 0, line, HEAD, bytes.length);
        line[line.length - 1] = FILLER;
        return line;
    }

    static byte[] lines(List<String> texts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        texts.forEach(text -> all.writeBytes(line(text)));
        return all.toByteArray();
    }

    static byte[] filler(int length) {
        byte[] filler = new byte[length];
        Arrays.fill(filler, FILLER);
        return filler;
    }

    static Scan scan(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        int damaged = 0;
        int end = 0;
        int at = skipFiller(bytes, 0);
        while (at < bytes.length) {
            int length = wholeLength(bytes, at);
            if (length >= 0) {
                texts.add(new String(bytes, at + HEAD, length, StandardCharsets.UTF_8));
                end = at + HEAD + length + 1;
                at = skipFiller(bytes, Math.min(end, bytes.length));
                continue;
            }
            int stop = nextFiller(bytes, at);
            int next = skipFiller(bytes, stop);
            if (next == bytes.length && isBegun(bytes, at, stop)) {
                return new Scan(texts, damaged, at, stop - at);
            }
            damaged++;
            end = stop + 1;
            at = next;
        }
        return new Scan(texts, damaged, end, 0);
    }

    /** Length of the text of the whole line that begins here, -1 if there is none. */
    private static int wholeLength(byte[] bytes, int at) {
        long length = hex(bytes, at);
        long checksum = hex(bytes, at + 9);
        if (length < 0 || checksum < 0 || length > bytes.length - at - HEAD) {
            return -1;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, at + HEAD, (int) length);
        return crc.getValue() == checksum ? (int) length : -1;
    }

    /** Whether this is the beginning of a line and nothing else: a part of its head, or less text than that says. */
    private static boolean isBegun(byte[] bytes, int from, int to) {
        if (to - from < HEAD) {
            for (int i = from; i < to; i++) {
                boolean gap = i - from == 8 || i - from == 17;
                if (gap ? bytes[i] != ' ' : !HexFormat.isHexDigit(bytes[i])) {
                    return false;
                }
            }
            return true;
        }
        long length = hex(bytes, from);
        return length >= 0 && hex(bytes, from + 9) >= 0 && to - from < HEAD + length;
    }

    /** Eight hex digits and a blank as a number, -1 if they are not that. */
    private static long hex(byte[] bytes, int at) {
        if (at + 9 > bytes.length || bytes[at + 8] != ' ') {
            return -1;
        }
        long value = 0;
        for (int i = at; i < at + 8; i++) {
            if (!HexFormat.isHexDigit(bytes[i])) {
                return -1;
            }
            value = value * 16 + HexFormat.fromHexDigit(bytes[i]);
        }
        return value;
    }

    private static int skipFiller(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] == FILLER) {
            at++;
        }
        return at;
    }

    private static int nextFiller(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != FILLER) {
            at++;
        }
        return at;
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
