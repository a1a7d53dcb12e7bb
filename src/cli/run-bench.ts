import { isLoopback } from '../control/security.ts'
import { type ControlServer, type ControlServerOptions, serveControl } from '../control/server.ts'
import { Bench } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import { sentence } from '../lab/event-text.ts'
import type { LabConfig } from '../lab/lab-file/schema.ts'
import type { PlugIn } from '../lab/plugins/plug-in.ts'
import { parseListenAddress } from '../ports/address.ts'
import { PortError } from '../ports/port-error.ts'
import { UsageError } from './errors.ts'
import { EXIT } from './exit-code.ts'
import { readyLine, readyText } from './ready.ts'
import { recordingOf } from './record.ts'
import { announce } from './steer/running-benches.ts'
import { packageVersion } from './version.ts'

export interface RunOptions {
  readonly control: string | undefined
  readonly token: string | undefined
  readonly allowedHosts: readonly string[] | undefined
  readonly allowedOrigins: readonly string[] | undefined
  readonly json: boolean
  /** Folder that everything is recorded in. */
  readonly record: string | undefined
  /** The lab comes from flags, so the hints can name them. */
  readonly fromFlags: boolean
  readonly plugins: readonly PlugIn[]
}

const DEFAULT_CONTROL = '127.0.0.1:8080'

/** Opens everything, says where it is, and runs until SIGINT or SIGTERM. */
export async function runBench(lab: LabConfig, options: RunOptions): Promise<void> {
  const bench = Bench.fromLab(lab, { plugins: options.plugins })
  bench.onWarning = (text) => process.stderr.write(`warning: ${text}\n`)
  bench.onTrouble = (device, error) => process.stderr.write(`upslab: ${device.id}: ${error.message}\n`)
  const stop = stopSignal()
  const recording = recordingOf(bench, lab, options.record)
  let control: ControlServer
  try {
    await bench.open()
    control = await openControl(bench, lab, { ...options, onCall: (call) => recording?.recorder.call(call) })
  } catch (error) {
    await bench.close()
    await recording?.discard()
    throw error
  }
  bench.journal.listen((event) => {
    if (event.type === 'silence') process.stderr.write(`note: ${event.device}: ${sentence(event)}\n`)
  })
  for (const warning of bench.devices.flatMap((device) => device.warnings))
    process.stderr.write(`warning: ${warning}\n`)
  if (options.json) process.stdout.write(`${readyLine(bench, control.url)}\n`)
  else process.stdout.write(readyText(bench, control.url, options.token !== undefined))
  // Last: whoever started it in the background shows what is printed by now.
  const withdraw = announce(control.url)
  await stop
  withdraw()
  await control.close()
  await bench.close()
  await recording?.recorder.close()
  process.exit(EXIT.fine)
}

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP; listens from now on, so that none is lost while ports open. Later ones are
 * swallowed: Ctrl-C reaches us from the terminal and from `npm start` as well, and the second must not cut closing short.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

/** The address asked for must be had; the stock one gives way to a free port. */
async function openControl(
  bench: Bench,
  lab: LabConfig,
  options: RunOptions & Pick<ControlServerOptions, 'onCall'>,
): Promise<ControlServer> {
  const asked = options.control ?? lab.control
  const listen = parseAddress(asked ?? DEFAULT_CONTROL)
  if (!isLoopback(listen.host) && !options.token)
    throw new UsageError(
      `control API on ${listen.host}: others can reach it, so it needs a token; give --token, --token-file, UPSLAB_TOKEN or UPSLAB_TOKEN_FILE, or listen on 127.0.0.1`,
    )
  const server = {
    bench,
    token: options.token,
    allowedHosts: options.allowedHosts,
    allowedOrigins: options.allowedOrigins,
    version: packageVersion(),
    ...defined({ onCall: options.onCall }),
  }
  try {
    return await serveControl({ ...server, listen })
  } catch (error) {
    if (asked !== undefined || !(error instanceof PortError)) throw error
    process.stderr.write(`note: ${DEFAULT_CONTROL} is taken; the control API takes a free port\n`)
    return serveControl({ ...server, listen: { ...listen, port: 0 } })
  }
}

function parseAddress(text: string) {
  try {
    return parseListenAddress(text)
  } catch (error) {
    throw new UsageError(`--control: ${(error as Error).message}`)
  }
}
