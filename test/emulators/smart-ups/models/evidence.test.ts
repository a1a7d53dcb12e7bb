import { expect, test } from 'vitest'
import { findModel } from '../../../../emulators/smart-ups/models/catalogue.ts'

/** Figures that real units report, manuals print, or the model table rates high. */
test.each([
  ['SMT750I', { voltAmperes: 750, watts: 500, groups: ['MOG', 'SOG0'], reportedName: 'Smart-UPS 750' }, 24],
  ['SMT1500RM2UC', { voltAmperes: 1440, watts: 1000, groups: ['MOG', 'SOG0'] }, 24],
  ['SMT3000RMI2U', { voltAmperes: 3000, reportedName: 'Smart-UPS 3000' }, 48],
  ['SMX750I', { voltAmperes: 750, watts: 600, reportedName: 'Smart-UPS X 750' }, 48],
  ['SMX1500RMI2UNC', { voltAmperes: 1500, watts: 1200, reportedName: 'Smart-UPS X 1500' }, 48],
  ['SMC1500', { voltAmperes: 1500, watts: 900, reportedName: 'Smart-UPS C 1500' }, 24],
  ['SRT1000XLA', { voltAmperes: 1000, watts: 900, groups: ['SOG0', 'SOG1'] }, 48],
  ['SRT2200XLI', { voltAmperes: 2200, watts: 1980, groups: ['SOG0', 'SOG1'] }, 72],
  ['SRT3000RMXLI', { voltAmperes: 3000, watts: 2700, reportedName: 'Smart-UPS SRT    3000' }, 96],
])('%s has the ratings that its kind reports', (name, ratings, batteryVolts) => {
  const model = findModel(name)
  expect(model).toMatchObject(ratings)
  expect(model.battery.nominalVoltage).toBe(batteryVolts)
})

/** Families differ in what they have a place for. */
test.each([
  ['SMT1500RM2U', 1, 'alpha', 'line-interactive'],
  ['SMT1500RM2UC', 1, 'alpha-c', 'line-interactive'],
  ['SMC1500', 0, 'segment', 'line-interactive'],
  ['SMX1500RM2UC', 1, 'alpha-c', 'line-interactive'],
  ['SMX3000RMLV2U', 1, 'alpha', 'line-interactive'],
  ['SRT3000XLA', 1, 'graphic', 'double-conversion'],
])('%s: SmartSlots %s, panel %s, %s', (name, smartSlots, panel, topology) => {
  expect(findModel(name)).toMatchObject({ smartSlots, panel, topology })
})

test.each([
  ['SMT1500', /1440 VA at 120 V/],
  ['SMX3000LV', /ID 23/],
  ['SMX1500RM2U', /two switched groups/],
  ['SRT5KXLI', /main group/],
  ['SMC2000I', /runtimes: those of the SMC1500/],
])('%s says what is assumed of it: %s', (name, reason) => {
  expect(findModel(name).assumed.join('; ')).toMatch(reason)
})
