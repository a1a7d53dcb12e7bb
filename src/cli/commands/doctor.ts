import { Command } from 'commander'
import { hostFacts } from '../doctor/host-facts.ts'
import { type Finding, judge, type Verdict } from '../doctor/judge.ts'
import { EXIT } from '../exit-code.ts'
import { columns, painter } from '../paint.ts'
import { oldestNode } from '../version.ts'

const NOTES = `
Looks at Node, virtual serial ports, USB/IP, the ports that are taken when nothing is said, Docker, optional packages and clients. Opens some of
them for a moment; changes nothing.

Exit codes:
  0  a bench runs here; what is limited is said
  1  something that every bench needs is missing

Examples:
  upslab doctor
  upslab doctor --json`

export function doctorCommand(): Command {
  return new Command('doctor')
    .summary('say what this computer can do, and what to do about the rest')
    .description('Say what this computer can do for a bench, and what to do about what it cannot.')
    .option('--json', 'print JSON')
    .addHelpText('after', NOTES)
    .action(async ({ json }: { json?: boolean }) => {
      const findings = judge(await hostFacts(oldestNode()))
      const ok = findings.every(({ verdict }) => verdict !== 'needed')
      process.stdout.write(json ? `${JSON.stringify({ ok, findings }, null, 2)}\n` : text(findings, ok))
      process.exitCode = ok ? EXIT.fine : EXIT.failed
    })
}

const WORDS: Readonly<Record<Verdict, string>> = { fine: 'ok', limited: '--', needed: 'NEEDED' }

function text(findings: readonly Finding[], ok: boolean): string {
  const paint = painter(process.stdout)
  const heads = columns(findings.map(({ about, verdict }) => [WORDS[verdict], about, ''])).split('\n')
  const width = Math.max(...heads.map((head) => head.length))
  const lines = findings.flatMap(({ found, advice }, index) => [
    `${heads[index]!.padEnd(width)}  ${found}`,
    ...(advice === undefined ? [] : [paint('cyan', `${' '.repeat(width)}  ${advice}`)]),
  ])
  const end = ok ? 'a bench runs here' : 'no bench runs here before what is NEEDED is there'
  return `${lines.join('\n')}\n\n${end}\n`
}
