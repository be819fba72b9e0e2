/**
 * What the demo adds to the application: runs it through two URLs, looks at the tables behind its back, and shows both
 * side by side.
 */
@NullMarked
package com.example.datasources.demo;

import org.jspecify.annotations.NullMarked;
