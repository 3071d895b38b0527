/** A service that runs a social account besides whatever else it does. */
@NullMarked
package com.example.host;

import org.jspecify.annotations.NullMarked;
