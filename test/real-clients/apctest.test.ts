/** apctest, apcupsd's interactive test program, answered from a script. */
import { expect, test } from 'vitest'
import { type Apcupsd, apcupsd } from './setup/apcupsd.ts'
import { haltedApcupsd } from './support/apcupsd-on-unit.ts'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'

describeClients('apctest', () => {
  test.concurrent('runs a self test, moves the battery date and tests the alarm', async ({
    onTestFinished: atEnd,
  }) => {
    // The self test takes a while; apctest does not mind it being shorter.
    const unit = await liveUnit({ speed: 10, atEnd })
    const daemon = await haltedApcupsd(unit, atEnd)

    const said = await apctest(daemon, ['2', '3', '4', '02/29/2024', '5', '11', 'Q'])

    expect(said).toMatch(/Initiating self test\.\.\.INITIATED\s+Waiting for test to complete\.\.\.COMPLETED/)
    expect(said.match(/Result of last self test: PASSED/g)).toHaveLength(2)
    expect(unit.events('test').map(({ phase }) => phase)).toContain('passed')
    expect(said).toContain('Current battery date: 02/29/2024')
    // In days since the year 2000.
    expect(unit.ups.settings.unit.batteryInstalledOn).toBe(8825)
    expect(said).toMatch(/Manufacturing date: \d\d\/\d\d\/\d{4}/)
    expect(said).toContain('Testing alarm...COMPLETE')
  }, 90_000)

  test.concurrent('says why a self test was refused', async ({ onTestFinished: atEnd }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await haltedApcupsd(unit, atEnd)
    unit.ups.setInput({ voltage: 0 })
    const said = await apctest(daemon, ['2', 'Q'])
    expect(said).toContain('Result of last self test: REFUSED (INVALID STATE)')
  }, 60_000)
})

/** Runs apctest on the configuration of a stopped daemon; its report goes to that folder. */
async function apctest(daemon: Apcupsd, answers: readonly string[]): Promise<string> {
  const { stdout } = await apcupsd().run('apctest', ['-f', `${daemon.folder}/apcupsd.conf`], {
    cwd: daemon.folder,
    input: `${answers.join('\n')}\n`,
    timeoutMs: 80_000,
  })
  return stdout
}
