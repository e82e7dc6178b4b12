/** What searches found, for people, programs and the runner: texts, JSON, and scenario files that fail by themselves. */
package dev.splitbrain.report.search;
