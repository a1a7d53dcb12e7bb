import { hostname } from 'node:os'
import { Command, Option } from 'commander'
import { checkOrigin } from '../../control/security.ts'
import { CARD_NAMES, DEFAULT_CARD } from '../../lab/cards/index.ts'
import { readLabFile } from '../../lab/lab-file/read.ts'
import type { LabConfig } from '../../lab/lab-file/schema.ts'
import { withDeviceOptions } from '../device-options.ts'
import { UsageError } from '../errors.ts'
import { labFromFlags, noteOnStockEnd, refuseBeside, type UpFlags } from '../lab-from-flags.ts'
import { knownTo, withPlugins } from '../plugins.ts'
import { runBench } from '../run-bench.ts'
import { parseShard, shardOf } from '../shard.ts'
import { startDetached } from '../steer/detach.ts'
import { tokenFrom } from '../token.ts'
import { fromEnv } from '../up-from-env.ts'

const NOTES = `
Without a lab file the flags describe one device, ups0. A bench of several comes from a file; --control,
--token, --token-file, --allow-host, --allow-origin, --plugin, --detach, --json and --record apply to both, --shard to a file only.

Every endpoint listens on this computer only when nothing else is given. A control API on any other address
needs --token (or UPSLAB_TOKEN); serial bytes and Modbus have no authentication at all.

Examples:
  upslab up
  upslab up --model SMT1500 --firmware 09.2 --card ${DEFAULT_CARD.card} --rj45 modbus --pty ./ups0 --json
  upslab up --model SMX1500RM2U --firmware 10.2 --modbus-tcp 127.0.0.1:1502
  upslab up --firmware 09.3 --speed 60          an hour of device time a minute
  upslab up lab.yaml
  upslab up fleet.yaml --shard 2/3
  upslab up --record ./recording                everything that happens, for upslab replay and Wireshark

Then, for example:
  curl -X PATCH -H 'content-type: application/json' -d '{"voltage":0}' http://127.0.0.1:8080/api/v1/devices/ups0/input`

export function upCommand(): Command {
  const command = new Command('up')
    .summary('put units on the bench and keep them running')
    .description(
      'Put emulated units on the bench, print where they can be reached, and run until interrupted.',
    )
    .argument('[lab]', 'a lab file (YAML)')
    .option('--model <model>', 'a model name, as upslab models lists them (default SMT1500RM2U)')
    .option(
      '--firmware <version>',
      'a version, as upslab firmware MODEL lists them (default: the newest affected one)',
    )
    .addOption(new Option('--card <card>', 'card in the SmartSlot').choices([...CARD_NAMES, 'none']))
    .option('--pty <path>', 'virtual serial port: a link is kept at this path (default ./ports/ups0)')
    .option('--serialport <path>', 'a real serial port instead, or one half of a com0com pair')
  return withPlugins(withDeviceOptions(command))
    .option('--control <address>', 'control API (default 127.0.0.1:8080, or a free port when that is taken)')
    .option('--token <token>', 'what callers of the control API must show (or UPSLAB_TOKEN)')
    .option('--token-file <path>', 'a file with that token, made if it is not there (or UPSLAB_TOKEN_FILE)')
    .option('--allow-host <name...>', 'further names that control API requests may carry in Host')
    .option(
      '--allow-origin <origin...>',
      'web pages of yours that may call the control API, such as http://localhost:5173',
    )
    .option('--shard <K/N>', 'the K-th of N parts of a lab file; auto/N takes K from the host name')
    .option('--state <folder>', 'keep settings in this folder between runs')
    .option(
      '--record <folder>',
      'record everything that happens in this folder: a journal, and a capture per port',
    )
    .option(
      '--from-env',
      'what is not said by flags is read from UPSLAB_MODEL, UPSLAB_LAB …, as in the container image',
    )
    .option('--detach', 'go on in the background; upslab ps, logs and stop know it')
    .option('--json', 'print one line of JSON when everything listens')
    .addHelpText('after', NOTES)
    .action(async (named: string | undefined, { fromEnv: reads, ...typed }: UpFlags) => {
      const env = reads ? fromEnv(process.env) : { flags: {} }
      const file = named ?? env.file
      const flags = { ...env.flags, ...typed }
      if (file !== undefined) refuseBeside(file, flags)
      if (flags.detach) {
        const args = process.argv.slice(2).filter((arg) => arg !== '--detach')
        process.stdout.write(await startDetached(args))
        return
      }
      const fromFile = file === undefined ? undefined : labFromFile(file, flags.shard)
      const { plugins, catalogue } = await knownTo(flags, fromFile)
      const lab = fromFile ?? labFromFlags(flags, undefined, catalogue)
      const note = fromFile ? undefined : noteOnStockEnd(flags)
      if (note !== undefined) process.stderr.write(`note: ${note}\n`)
      await runBench(lab, {
        control: flags.control,
        token: tokenFrom(flags, process.env),
        allowedHosts: flags.allowHost,
        allowedOrigins: originsFrom(flags.allowOrigin),
        json: flags.json ?? false,
        record: flags.record,
        fromFlags: file === undefined,
        plugins,
      })
    })
}

function originsFrom(origins: readonly string[] | undefined): readonly string[] | undefined {
  try {
    origins?.forEach(checkOrigin)
  } catch (error) {
    throw new UsageError(`--allow-origin: ${(error as Error).message}`)
  }
  return origins
}

function labFromFile(file: string, shard: string | undefined): LabConfig {
  const lab = readLabFile(file)
  return shard === undefined ? lab : shardOf(lab, parseShard(shard, process.env, hostname()))
}
