package dev.homeostat.simulation.site;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Pictures that weigh what pictures weigh: noise, a different one for each post, always the same for the same. */
final class Picture {

    private static final int SIDE = 224;
    private static final int HEADER = 54;
    private static final int DETAILS = 40;
    private static final short PLANES = 1;
    private static final short BITS_PER_PIXEL = 24;
    private static final int BYTES = SIDE * SIDE * BITS_PER_PIXEL / Byte.SIZE;

    private Picture() {}

    /** About 150 kB in the BMP format, which a browser has to decode. */
    static byte[] of(String post) {
        ByteBuffer picture = ByteBuffer.allocate(HEADER + BYTES).order(ByteOrder.LITTLE_ENDIAN);
        picture.put((byte) 'B').put((byte) 'M');
        picture.putInt(HEADER + BYTES).putInt(0).putInt(HEADER);
        picture.putInt(DETAILS).putInt(SIDE).putInt(SIDE);
        picture.putShort(PLANES).putShort(BITS_PER_PIXEL).putInt(0).putInt(BYTES);
        byte[] noise = new byte[BYTES];
        new Random(post.hashCode()).nextBytes(noise);
        picture.position(HEADER).put(noise);
        return picture.array();
    }
}
