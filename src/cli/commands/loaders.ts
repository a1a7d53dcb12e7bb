import type { Command } from 'commander'

type Load = () => Promise<Command>

/** One of several commands that a module makes together. */
function named(name: string, all: () => Promise<readonly Command[]>): Load {
  return async () => (await all()).find((command) => command.name() === name)!
}

const unit = async () => (await import('../steer/unit-commands.ts')).unitCommands()
const bench = async () => (await import('../steer/bench-commands.ts')).benchCommands()
const presence = async () => (await import('../steer/presence-commands.ts')).presenceCommands()
const processes = async () => (await import('../steer/process-commands.ts')).processCommands()

/** How each command is loaded, in the order of the help. Loading all of them takes most of the time that a start takes. */
export const COMMANDS: Readonly<Record<string, Load>> = {
  up: async () => (await import('./up.ts')).upCommand(),
  init: async () => (await import('./init.ts')).initCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  run: async () => (await import('./run.ts')).runCommand(),
  matrix: async () => (await import('./matrix.ts')).matrixCommand(),
  models: async () => (await import('./models.ts')).modelsCommand(),
  firmware: async () => (await import('./firmware.ts')).firmwareCommand(),
  defects: async () => (await import('./defects.ts')).defectsCommand(),
  recipe: async () => (await import('./recipe.ts')).recipeCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
  replay: async () => (await import('./replay.ts')).replayCommand(),
  snapshot: async () => (await import('./snapshot.ts')).snapshotCommand(),
  clone: async () => (await import('./clone.ts')).cloneCommand(),
  watch: async () => (await import('./watch.ts')).watchCommand(),
  status: named('status', unit),
  connect: async () => (await import('../steer/connect-command.ts')).connectCommand(),
  mains: named('mains', unit),
  load: named('load', unit),
  battery: named('battery', unit),
  fault: named('fault', unit),
  command: named('command', unit),
  key: named('key', unit),
  card: named('card', unit),
  add: named('add', presence),
  remove: named('remove', presence),
  reset: named('reset', presence),
  export: named('export', presence),
  port: named('port', presence),
  advance: named('advance', bench),
  pause: named('pause', bench),
  resume: named('resume', bench),
  speed: named('speed', bench),
  events: named('events', bench),
  ps: named('ps', processes),
  stop: named('stop', processes),
  logs: named('logs', processes),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  completion: async () => (await import('./completion.ts')).completionCommand(),
}
