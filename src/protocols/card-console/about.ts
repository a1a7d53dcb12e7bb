import { DAY, MINUTE, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { timeOfDay } from '../../../emulators/clock/time-of-day.ts'
import { usDate } from '../../../emulators/clock/us-date.ts'
import { dateText } from '../powernet/dates.ts'
import { firmwareText } from '../powernet/identity.ts'
import type { CardInUnit } from '../powernet/object.ts'
import { type Reply, success } from './reply.ts'
import type { ConsoleUser } from './users.ts'

const RULE = '-'.repeat(79)
const WIDE = 54

/** `0 Days 2 Hours 5 Minutes`. */
function upTime({ card }: CardInUnit): string {
  const minutes = Math.floor(card.uptimeMs / MINUTE)
  return `${Math.floor(minutes / 1440)} Days ${Math.floor(minutes / 60) % 24} Hours ${minutes % 60} Minutes`
}

/** What is shown after the login. Its lines are as clients read them; the table of services is left out. */
export function banner(at: CardInUnit, user: ConsoleUser): readonly string[] {
  const { card, host, traits } = at
  const { version, application } = card.firmware
  const row = (label: string, value: string, second: string) =>
    `${`${label.padEnd(9)} : ${value}`.padEnd(WIDE)}${second}`
  return [
    '',
    `${traits.bannerMaker.padEnd(40)}Network Management Card AOS      v${version}`,
    `${'(c) All Rights Reserved'.padEnd(40)}${traits.bannerApplication.padEnd(33)}v${application}`,
    RULE,
    row('Name', hostName(at), `Date : ${usDate(host.now())}`),
    row('Contact', card.settings.contact, `Time : ${timeOfDay(host.now())}`),
    row('Location', card.settings.location, `User : ${user.title}`),
    row('Up Time', upTime(at), 'Stat : P+ N4+ N6+ A+'),
    RULE,
    '',
    'Type ? for command listing',
    '',
  ]
}

/** The name somebody has set; else `apc` and the end of the MAC address. */
function hostName({ card }: CardInUnit): string {
  return card.settings.name ?? `apc${card.identity.mac.slice(-6).toUpperCase()}`
}

const field = (label: string, value: string) => `${`${label}:`.padEnd(24)}${value}`

function section(title: string, fields: readonly (readonly [string, string])[]): readonly string[] {
  return [title, '-'.repeat(15), ...fields.map(([label, value]) => field(label, value)), '']
}

/** What the card is. When its programs were built is in no source, so that is left out. */
export function about(at: CardInUnit): Reply {
  const { card, unit } = at
  const { version, application, bootMonitor, model, applicationName } = card.firmware
  return success(
    ...section('Hardware Factory', [
      ['Model Number', card.card],
      ['Serial Number', card.identity.serialNumber],
      ['Hardware Revision', model.hardware],
      ['Manufacture Date', usDate(YEAR_2000 + unit.identity.manufacturedOn * DAY)],
      ['MAC Address', card.identity.mac.toUpperCase().match(/../g)!.join(' ')],
      ['Management Uptime', upTime(at)],
    ]),
    ...section('Application Module', [
      ['Name', applicationName],
      ['Version', `v${application}`],
    ]),
    ...section('APC OS(AOS)', [
      ['Name', 'aos'],
      ['Version', `v${version}`],
    ]),
    ...section('APC Boot Monitor', [
      ['Name', 'bootmon'],
      ['Version', `v${bootMonitor}`],
    ]),
  )
}

/** What the unit is. */
export function upsAbout(at: CardInUnit): Reply {
  const { unit } = at
  const sku = unit.model.serial === 'ups-link' ? [] : [field('SKU', unit.model.name)]
  return success(
    field('Model', unit.model.reportedName),
    ...sku,
    field('Firmware Revision', firmwareText(unit)),
    field('Serial Number', unit.identity.serialNumber),
    field('Manufacture Date', dateText(at, unit.identity.manufacturedOn)),
  )
}
