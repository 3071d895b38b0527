package dev.homeostat.application;

import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.domain.content.PlanSettings;
import java.util.random.RandomGenerator;

/** What planning and writing need. */
record OwnContent(ContentPorts ports, PlanSettings plan, RandomGenerator random) {}
