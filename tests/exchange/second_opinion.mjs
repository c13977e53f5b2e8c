// Reads GIFT texts (a JSON list on standard input) with an independent parser and writes what it finds of each, or its complaint.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(new URL("../browser/package.json", import.meta.url))("gift-pegjs");

const texts = JSON.parse(readFileSync(0, "utf-8"));
const found = texts.map((text) => {
  try {
    return { questions: parse(text) };
  } catch (error) {
    return { complaint: error.message, line: error.location ? error.location.start.line : 0 };
  }
});
process.stdout.write(JSON.stringify(found));
