package dev.homeostat.simulation.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file of accepted posts and of their deletions, one JSON object a line, only ever appended to. A last line that was torn by a crash was
 * never answered for and is cut off when the file is opened. One process at a time; not thread-safe.
 */
final class PostFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DELETED = "deleted";

    private final Path path;
    // Not a FileChannel, which an interrupt would close in the middle of a write.
    private final RandomAccessFile file;

    private PostFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static PostFile open(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            lock(path, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new PostFile(path, file);
    }

    private static void lock(Path path, RandomAccessFile file) throws IOException {
        try {
            // Held until the file is closed.
            if (file.getChannel().tryLock() == null) {
                throw new IOException(path + " is in use by another practice site");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(path + " is in use by another practice site", e);
        }
    }

    /** Reads every post and leaves the file ready to be appended to. */
    List<AcceptedPost> readAll() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        List<AcceptedPost> posts = new ArrayList<>();
        int start = 0;
        int line = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
            line++;
            parse(posts, bytes, start, end, line);
            start = end + 1;
        }
        file.setLength(start);
        file.seek(start);
        return posts;
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void parse(List<AcceptedPost> posts, byte[] bytes, int start, int end, int number) throws IOException {
        try {
            JsonNode json = JSON.readTree(bytes, start, end - start);
            if (json.has(DELETED)) {
                delete(posts, json);
            } else {
                posts.add(fromJson(json));
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException("%s, line %d is not an accepted post".formatted(path, number), e);
        }
    }

    private static void delete(List<AcceptedPost> posts, JsonNode json) {
        String id = json.required(DELETED).asText();
        Instant at = Instant.parse(json.required("at").asText());
        if (posts.stream().noneMatch(post -> post.id().equals(id))) {
            throw new IllegalArgumentException("there is no post " + id);
        }
        posts.replaceAll(post -> post.id().equals(id) ? post.deletedAt(at) : post);
    }

    /** Returns when the post is on the disk; when it throws, the post is not in the file. */
    void append(AcceptedPost post) throws IOException {
        append(toJson(post));
    }

    /** The same for a deletion. */
    void appendDeletion(String id, Instant at) throws IOException {
        append(JSON.createObjectNode().put(DELETED, id).put("at", at.toString()).toString());
    }

    private void append(String line) throws IOException {
        long before = file.getFilePointer();
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            file.setLength(before);
            file.seek(before);
            throw e;
        }
    }

    private static String toJson(AcceptedPost post) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", post.id())
                .put("author", post.author())
                .put("text", post.text())
                .put("acceptedAt", post.acceptedAt().toString())
                .put("visibleAt", post.visibleAt().toString());
        post.inReplyTo().ifPresent(parent -> json.put("inReplyTo", parent));
        post.idempotencyToken().ifPresent(token -> json.put("idempotencyToken", token));
        post.audienceTime().ifPresent(at -> json.put("audienceTime", at.toString()));
        return json.toString();
    }

    private static AcceptedPost fromJson(JsonNode json) {
        return new AcceptedPost(
                json.required("id").asText(),
                json.required("author").asText(),
                json.required("text").asText(),
                Instant.parse(json.required("acceptedAt").asText()),
                Instant.parse(json.required("visibleAt").asText()),
                json.optional("inReplyTo").map(JsonNode::asText),
                json.optional("idempotencyToken").map(JsonNode::asText),
                json.optional("audienceTime").map(JsonNode::asText).map(Instant::parse),
                Optional.empty());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
