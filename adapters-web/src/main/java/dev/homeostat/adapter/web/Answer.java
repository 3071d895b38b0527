package dev.homeostat.adapter.web;

/** An HTTP status and a JSON body. */
record Answer(int status, String json) {}
