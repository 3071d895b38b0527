package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.post.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Posts from a text file: an empty line stands between two posts, a line {@code ---} between two items of a thread, and
 * lines that begin with {@code #!} are for the reader of the file.
 */
final class PostFile {

    private static final Pattern BETWEEN_POSTS = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("(?m)^---[ \\t]*$");
    private static final Pattern REMARK = Pattern.compile("(?m)^#!.*\\n?");

    private PostFile() {}

    static List<Content> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new StartupProblem(
                    "the posts in %s cannot be read (%s)"
                            .formatted(file, e.getClass().getSimpleName()),
                    "name a text file with posts, an empty line between two",
                    e);
        }
    }

    private static List<Content> parse(String text, String source) {
        String plain = REMARK.matcher(text.replace("\r\n", "\n")).replaceAll("");
        List<Content> posts = new ArrayList<>();
        for (String post : BETWEEN_POSTS.splitAsStream(plain.strip()).toList()) {
            if (!post.isBlank()) {
                posts.add(PostCommand.content(BETWEEN_ITEMS.splitAsStream(post).toList()));
            }
        }
        if (posts.isEmpty()) {
            throw new StartupProblem("there is no post in " + source, "write one, an empty line between two");
        }
        return posts;
    }
}
