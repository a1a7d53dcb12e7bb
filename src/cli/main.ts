#!/usr/bin/env node
import { endWith } from './exit.ts'
import { program } from './program.ts'

program().parseAsync(process.argv).catch(endWith)
