import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNITS = Object.fromEntries(
  Array.from({ length: 8 }, (_, n) => [
    `ups${n}`,
    {
      model: 'SMT1500RM2U',
      firmware: '09.2',
      smartslot1: { card: 'AP9624', basic1: {} },
      hosts: { web1: { group: 'SOG0' } },
    } as const,
  ]),
)

/** A thing that is on or off: where it is, and what turns it. */
interface Kind {
  readonly of: (page: Page) => Locator
  readonly turn: (open: OpenPage, page: Page) => Promise<unknown> | unknown
}

const blackout = ({ bench }: OpenPage) => {
  bench.device('ups0')!.ups.setInput({ voltage: 0 })
  bench.advance(5)
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a lamp of the front panel': {
    of: (page) => page.locator('.faceplate[data-selected=true] .lamp').filter({ hasText: 'Online' }),
    turn: blackout,
  },
  'a lamp of a Basic port': {
    of: (page) => page.getByLabel('basic1').locator('.lamp').filter({ hasText: 'On battery' }),
    turn: blackout,
  },
  'a switch': {
    of: (page) => page.getByRole('switch', { name: 'Mains' }).locator('.switch-way'),
    turn: (_, page) => page.getByRole('switch', { name: 'Mains' }).click(),
  },
  'the switch of a defect': {
    of: (page) => page.locator('.defects .switch-way').first(),
    turn: (_, page) => page.locator('.defects .switch').first().click(),
  },
  'a DIP switch': {
    of: (page) => page.locator('.dip-way').first(),
    turn: (_, page) => page.getByRole('switch', { name: 'Switch 1' }).click(),
  },
  'a filter of the rack': {
    of: (page) => page.getByRole('button', { name: 'All', exact: true }),
    turn: (_, page) => page.getByRole('button', { name: 'Off', exact: true }).click(),
  },
  'a pressed button of the mains': {
    of: (page) => page.getByRole('button', { name: 'Bent waveform' }),
    turn: (_, page) => page.getByRole('button', { name: 'Bent waveform' }).click(),
  },
  'an outlet group': {
    of: (page) => page.locator('.faceplate[data-selected=true] .socket svg').first(),
    turn: ({ bench }) =>
      bench.device('ups0')!.ups.command({ action: 'off', targets: 'all', source: 'network' }),
  },
  'a host': {
    of: (page) => page.locator('.faceplate[data-selected=true] .socket-host').first(),
    turn: ({ bench }) =>
      bench.device('ups0')!.ups.command({ action: 'off', targets: 'all', source: 'network' }),
  },
  'the tab of a client': {
    of: (page) => page.getByRole('tab', { name: 'NUT' }),
    turn: (_, page) => page.getByRole('tab', { name: 'NUT' }).click(),
  },
}

/** How a thing is drawn, once it is the same twice. */
async function drawn(thing: Locator): Promise<string> {
  // Neither the pointer nor the focus is to make the difference.
  await thing.page().mouse.move(0, 0)
  await thing.page().evaluate('document.activeElement.blur()')
  for (let before = ''; ; ) {
    const now = (await thing.screenshot()).toString('base64')
    if (now === before) return now
    before = now
    await thing.page().waitForTimeout(300)
  }
}

describeBrowser('with the reader’s own colours', () => {
  test.each(Object.keys(KINDS))(
    '%s is drawn one way when on and another when off',
    async (name) => {
      const { of, turn } = KINDS[name]!
      await using open = await OpenPage.on(UNITS)
      const page = await open.look('/#/unit/ups0', { forcedColors: 'active' })
      await of(page).waitFor()
      await page.getByRole('button', { name: 'All', exact: true }).waitFor()
      const before = await drawn(of(page))
      await turn(open, page)
      await expect.poll(() => drawn(of(page)), { timeout: 10_000 }).not.toBe(before)
    },
    60_000,
  )

  test.each(['light', 'dark'] as const)(
    'a lamp that is lit is filled with a colour that a dark one has not, %s',
    async (colorScheme) => {
      await using open = await OpenPage.on(UNITS)
      const page = await open.look('/#/unit/ups0', { forcedColors: 'active', colorScheme })
      const fill = (name: string) =>
        page
          .locator('.faceplate[data-selected=true] .lamp')
          .filter({ hasText: name })
          .evaluate(
            (lamp) => lamp.ownerDocument.defaultView!.getComputedStyle(lamp, '::before').backgroundColor,
          )
      await page.locator('.faceplate[data-selected=true] .lamp').first().waitFor()
      expect(await fill('Online')).not.toBe(await fill('Fault'))
      expect(await violations(page)).toEqual([])
    },
    60_000,
  )
})
