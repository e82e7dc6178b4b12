/** What the clients saw: operations with their start, end and outcome. Checkers judge by nothing else. */
package dev.splitbrain.history;
