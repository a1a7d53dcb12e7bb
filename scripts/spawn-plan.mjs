/**
 * How a command is handed to `spawn`. On Windows npm is a script that only a shell runs, and a shell splits at spaces, so its words are
 * quoted; a program is started without one, since its path has spaces more often than not (`C:\\Program Files`).
 */
export function spawnPlan(command, args, platform) {
  const shell = platform === 'win32' && !/[\\/]/.test(command)
  if (!shell) return { command, args, shell }
  return {
    command,
    args: args.map((word) => (/[\s&|<>^()"]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)),
    shell,
  }
}
