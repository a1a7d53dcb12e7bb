import { expect, test } from 'vitest'
import { describeFirefox, Firefox } from './setup/firefox.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.2', modbusTcp: '127.0.0.1:0' } as const

const text = (selector: string) => `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '')`
const click = (selector: string) => `document.querySelector(${JSON.stringify(selector)}).click()`

describeFirefox('the page in Firefox', () => {
  test('shows the bench, acts on it, and has all its views', async () => {
    await using open = await OpenPage.on({ ups0: UNIT, ups1: UNIT })
    await using firefox = await Firefox.open(open.url)
    await firefox.until(`document.title === 'ups0, On line: upslab'`)
    await firefox.until(`${text('[data-lcd=ups0]')}.includes('Runtime')`)
    await firefox.evaluate(click('.switch'))
    await firefox.until(`${text('.unit-head .state')}.includes('On battery')`)
    expect(open.bench.device('ups0')!.ups.power.data.input.voltage).toBe(0)
    await firefox.until(`${text('.events')}.includes('mains gone')`)
    await firefox.until(`document.querySelectorAll('.chart canvas').length === 2`)

    // What was done is taken back, and done again.
    await firefox.until(`${text('.take-back')}.includes('mains of ups0')`)
    await firefox.evaluate(click('.take-back'))
    await firefox.until(`${text('.unit-head .state')}.includes('On line')`)
    await firefox.evaluate(click('.switch'))
    await firefox.until(`${text('.unit-head .state')}.includes('On battery')`)
    await firefox.until(`document.querySelector('.plot .mark') !== null`)
    // Settings, and a unit that comes and goes.
    await firefox.evaluate(`document.querySelector('.settings').closest('details').open = true`)
    await firefox.until(`document.querySelectorAll('.setting').length > 20`)
    await firefox.evaluate(
      `[...document.querySelectorAll('.unit-head button')].find((b) => b.textContent === 'Duplicate').click()`,
    )
    await firefox.until(`${text('#unit-title')} === 'ups0-2'`)
    await firefox.evaluate(
      `[...document.querySelectorAll('.unit-head button')].find((b) => b.textContent === 'Remove').click()`,
    )
    await firefox.until(`${text('#unit-title')} === 'ups0'`)
    expect(open.bench.devices.map(({ id }) => id)).toEqual(['ups0', 'ups1'])

    await firefox.evaluate(`location.hash = '#/together'`)
    await firefox.until(`document.querySelectorAll('.column').length === 2`)
    await firefox.until(`document.querySelector('.lane[data-lane=Mains] [data-value=gone]') !== null`)
    await firefox.until(`document.querySelectorAll('.facts tr[data-differs=true]').length > 0`)

    await firefox.evaluate(
      `location.hash = '#/scenarios?scenario=fa233876-off-confirmed&firmware=09.2&beside=09.3&seed=1&run=compare'`,
    )
    await firefox.until(`document.querySelector('tr[data-first=true]') !== null`)
    expect(await firefox.evaluate(text('.side .outcome'))).toBe('Passed: reproduces the defect')

    await firefox.evaluate(`location.hash = '#/wire'`)
    await firefox.until(`${text('.wire')}.includes('Nothing has passed yet')`)

    await open.hangUp()
    await firefox.until(`${text('.lost')}.includes('The bench does not answer')`)
    await open.answerAgain()
    await firefox.until(`${text('.link')} === 'Live'`)
    expect(firefox.complaints.filter((line) => !/NetworkError|fetch/i.test(line))).toEqual([])
  }, 180_000)
})
