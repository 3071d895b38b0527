package dev.homeostat.adapter.template;

import java.util.List;

/**
 * How a text opens.
 *
 * @param name unlike that of any other hook
 * @param opening the template of what is told first
 */
record Hook(String name, String opening) {

    private static final List<Hook> STATEMENTS = List.of(
            new Hook("at once", "{statement}"),
            new Hook("worth knowing", "Worth knowing: {statement}"),
            new Hook("one sentence", "In one sentence: {statement}"),
            new Hook("on record", "On record: {statement}"),
            new Hook("notebook", "One for the notebook: {statement}"));

    private static final List<Hook> STATEMENT_THREADS = List.of(
            new Hook("first of three", "{statement}"),
            new Hook("three things", "Three things to know. {statement}"),
            new Hook("short thread", "A short thread: {statement}"),
            new Hook("one by one", "Three facts, one by one. {statement}"));

    private static final List<Hook> QUESTIONS = List.of(
            new Hook("asked", "{question}\n\n{statement}"),
            new Hook("answered", "{question}\n\nThe answer: {statement}"),
            new Hook("guess", "{question}\n\nTake a guess first. {statement}"),
            new Hook("in short", "{question}\n\nIn short: {statement}"));

    private static final List<Hook> QUESTION_THREADS = List.of(
            new Hook("asked and more", "{question}\n\n{statement}"),
            new Hook("a start", "{question}\n\nA thread that starts with the answer: {statement}"),
            new Hook("three answers", "{question}\n\nThat, and two things more. {statement}"));

    private static final List<Hook> FIGURES = List.of(
            new Hook("number first", "{figure}\n\n{statement}"),
            new Hook("number to keep", "{figure}. A number to keep.\n\n{statement}"),
            new Hook("number explained", "{figure}, explained:\n\n{statement}"),
            new Hook("number of note", "{figure}. Let that sink in.\n\n{statement}"));

    private static final List<Hook> FIGURE_THREADS = List.of(
            new Hook("number and more", "{figure}\n\n{statement}"),
            new Hook("number opens", "{figure} opens this thread.\n\n{statement}"),
            new Hook("number of three", "{figure}. The first of three facts.\n\n{statement}"));

    /** Those that open a single post of the style; the first takes the least room. */
    static List<Hook> ofSingles(String generator) {
        return switch (generator) {
            case Templates.QUESTION -> QUESTIONS;
            case Templates.FIGURE -> FIGURES;
            default -> STATEMENTS;
        };
    }

    /** Those that open a thread in the style; the first takes the least room. */
    static List<Hook> ofThreads(String generator) {
        return switch (generator) {
            case Templates.QUESTION -> QUESTION_THREADS;
            case Templates.FIGURE -> FIGURE_THREADS;
            default -> STATEMENT_THREADS;
        };
    }
}
