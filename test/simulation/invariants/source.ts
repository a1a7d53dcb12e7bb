import type { MakeInvariant } from './invariant.ts'

/** A group that is on has a source, and the state of the output says which. */
export const source: MakeInvariant = ({ ups }) => ({
  name: 'a group that is on has a source',
  settled() {
    const { power, outlets, battery, faults, model, firmware } = ups
    const { state } = power.data
    const on = outlets.groups.filter((group) => group.on).map(({ name }) => name)
    if (on.length === 0)
      return state === 'off' || state === 'fault' ? undefined : `nothing is on, and it is ${state}`
    const what = `${on.join(', ')} on and the output ${state}`
    if (outlets.get('MOG') && !outlets.isOn('MOG')) return `${what}, though the main group is off`
    switch (state) {
      case 'off':
      case 'fault':
        return what
      case 'online':
        return power.inputOk ? undefined : `${what}, though the input is not good`
      case 'bypass':
        if (model.topology !== 'double-conversion') return `${what}, though there is none`
        return power.assessment.acceptable ? undefined : `${what}, though the input is not good`
      case 'on-battery':
        if (faults.has('disconnected')) return `${what}, though the battery is disconnected`
        return battery.fraction > 0 ? undefined : `${what}, though the battery is empty; ${firmware.reported}`
    }
  },
})
