#!/usr/bin/env node
import { runAndExit } from './run';

void runAndExit(process.argv.slice(2), (code) => process.exit(code));
