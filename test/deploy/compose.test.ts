/** docker-compose.yml for real: the image built, real clients beside it, an outage, a test that passes, and nothing left. */
import { existsSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeIf } from '../real-clients/support/clients.ts'
import { DockerDaemon } from './setup/docker-daemon.ts'
import { ensureDocker } from './setup/ensure-docker.ts'
import { ComposeProject } from './support/compose.ts'
import { dockerBlocks, FollowedPage } from './support/page.ts'
import { ensureTestcontainers, runRecipe } from './support/testcontainers.ts'

const docker = await ensureDocker()
const testcontainers = docker.available ? ensureTestcontainers() : docker
const MINUTE = 60_000

describeIf(docker, 'docker compose', () => {
  let daemon: DockerDaemon
  let project: ComposeProject

  beforeAll(async () => {
    daemon = await DockerDaemon.start()
    project = await ComposeProject.on(daemon)
    await project.build()
  }, 6 * MINUTE)

  afterAll(async () => {
    await project?.down().catch(() => undefined)
    await daemon?.stop()
  }, MINUTE)

  const get = async (url: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return fetch(url, { headers })
  }

  test('the image runs as a numeric user, knows whether it is healthy, and says what it is', async () => {
    const [image] = JSON.parse(await daemon.docker(['image', 'inspect', 'upslab:local']))
    expect(image.Config.User).toBe('10001:10001')
    expect(image.Config.Healthcheck.Test[0]).toBe('CMD')
    expect(image.Config.Labels['org.opencontainers.image.licenses']).toBe('MIT')
    const folders = ['run', '--rm', '--entrypoint', 'ls', 'upslab:local', '/app/node_modules']
    const packages = (await daemon.docker(folders)).trim().split('\n')
    expect(packages).toContain('koffi')
    expect(packages).not.toContain('vitest')
    expect(packages).not.toContain('typescript')
  })

  test('without a token it does not start, and says what to give', async () => {
    await expect(daemon.docker(['run', '--rm', 'upslab:local'])).rejects.toThrow(/: 2\n.*needs a token/s)
  })

  test('without a profile: the page and a bench, for those who have the token', {
    timeout: MINUTE,
  }, async () => {
    await project.up([])
    const token = await project.token()
    // The page holds nothing by itself; what it shows comes from the API, with the token it is given.
    const page = await get(`${project.api}/?token=${token}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<script type="module"')
    expect((await get(`${project.api}/api/v1/devices`)).status).toBe(401)
    expect((await get(`${project.api}/api/v1/devices?token=${token}`)).status).toBe(200)
    expect((await get(`${project.api}/healthz`)).status).toBe(200)
  })

  test('nothing can be written beside its volume', async () => {
    await expect(project.inside('bench', 'touch', '/app/dist/x')).rejects.toThrow('Read-only file system')
    expect(await project.inside('bench', 'id', '-u')).toBe('10001')
  })

  test('NUT, apcupsd and a simple client see the mains fail', { timeout: 3 * MINUTE }, async () => {
    await project.up(['nut', 'apcupsd', 'simple'])
    const upsc = (ups: string) => ['nut', 'upsc', `${ups}@127.0.0.1`, 'ups.status'] as const
    const apcaccess = ['apcupsd', '/sbin/apcaccess', '-h', '127.0.0.1', '-p', 'STATUS'] as const
    const simple = ['simple', 'cat', '/run/simple/state'] as const
    await project.until(/^OL/, ...upsc('tcp'))
    await project.until(/^OL/, ...upsc('pty'))
    await project.until(/^ONLINE/, ...apcaccess)
    await project.until(/^on line$/, ...simple)

    const token = await project.token()
    for (const rack of ['rack1', 'rack2']) {
      const response = await fetch(`${project.api}/api/v1/devices/${rack}/input`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"voltage":0}',
      })
      expect(response.status).toBe(200)
    }
    await project.until(/\bOB\b/, ...upsc('tcp'))
    await project.until(/\bOB\b/, ...upsc('pty'))
    await project.until(/^ONBATT/, ...apcaccess)
    await project.until(/^on battery$/, ...simple)
  })

  test('the example runs to its end, both firmware versions as expected', { timeout: MINUTE }, async () => {
    const said = await project.run('--profile', 'example', 'run', '--rm', '-T', 'example')
    expect(said).toMatch(/# pass 2\n# fail 0/)
  })

  test('the example fails when the agent has no UPS to talk to', { timeout: MINUTE }, async () => {
    const elsewhere = ['run', '--rm', '-T', '--no-deps', '-e', 'BENCH=127.0.0.1', 'example']
    await expect(project.run('--profile', 'example', ...elsewhere)).rejects.toThrow('# fail 2')
  })

  test('replicas of the fleet share it between them', { timeout: MINUTE }, async () => {
    await project.up(['fleet'], 'fleet')
    const token = await project.token()
    const parts = await Promise.all(
      [1, 2].map(async (index) => {
        const answer = await get(`${await project.fleetApi(index)}/api/v1/devices`, token)
        return ((await answer.json()) as { id: string }[]).map(({ id }) => id)
      }),
    )
    expect(parts[0]).toEqual(['rack1', 'rack3', 'rack5', 'rack7', 'rack9'])
    expect(parts[1]).toEqual(['rack2', 'rack4', 'rack6', 'rack8'])
  })

  // Privileged containers are not for every machine, so the script of the usb client runs without its privileges.
  test.skipIf(existsSync('/sys/devices/platform/vhci_hcd.0'))(
    'on a host without vhci_hcd the usb client says so',
    async () => {
      await expect(daemon.docker(['run', '--rm', 'upslab-usb:local'])).rejects.toThrow(
        'this kernel has no vhci_hcd',
      )
    },
  )

  test('down -v leaves nothing', { timeout: MINUTE }, async () => {
    expect(await project.leftovers()).not.toBe('')
    await project.down()
    expect(await project.leftovers()).toBe('')
  })

  describe('docs/docker-compose.md, followed to the letter', () => {
    let page: FollowedPage
    beforeAll(() => {
      page = new FollowedPage({ ...daemon.env, ...project.env }, project.publishedPorts)
    })
    afterAll(() => page.close())

    for (const block of dockerBlocks('docs/docker-compose.md'))
      test(`line ${block.line}: ${block.text.split('\n')[0]}`, () => page.follow(block), 3 * MINUTE)

    test('leaves nothing', async () => expect(await project.leftovers()).toBe(''))
  })

  describeIf(testcontainers, 'docs/testcontainers.md', () => {
    test('compiles, and does what it says', { timeout: 3 * MINUTE }, async () => {
      const [compiled, ran] = await runRecipe(daemon.env)
      expect(compiled).toMatchObject({ status: 0, stdout: '' })
      expect(ran, `${ran?.stdout}${ran?.stderr}`).toMatchObject({ status: 0 })
      expect(stripVTControlCharacters(ran!.stdout)).toMatch(/Tests +1 passed/)
      expect(await daemon.docker(['ps', '-aq'])).toBe('')
    })
  })
})
