package dev.homeostat.adapter.postgres;
