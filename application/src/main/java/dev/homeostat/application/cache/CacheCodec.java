package dev.homeostat.application.cache;

/** Writes values of a kind as text and reads them again, to the last bit. Implementations are thread-safe. */
public interface CacheCodec<T> {

    String encode(T value);

    /**
     * Reads what {@link #encode} gave.
     *
     * @throws RuntimeException when it is none of that
     */
    T decode(String text);
}
