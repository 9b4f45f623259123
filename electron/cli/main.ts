#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runAndExit } from './run';

// One run makes little garbage: without this V8 lets its young generation grow by some MiB rather than collect it.
setFlagsFromString('--semi-space-growth-factor=1');

void runAndExit(process.argv.slice(2), (code) => process.exit(code));
