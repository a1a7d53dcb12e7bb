#!/usr/bin/env node
import { withTimings } from './debug.ts'
import { endWith } from './exit.ts'
import { program } from './program.ts'

withTimings(program()).parseAsync(process.argv).catch(endWith)
