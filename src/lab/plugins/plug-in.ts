import type { OwnCardVersion } from '../../../emulators/network-management-card/firmware/known-versions.ts'
import type { Defect } from '../../../emulators/smart-ups/firmware/defect.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import type { OwnRule } from '../../../emulators/smart-ups/traits/index.ts'

/** Something that a bench knows beyond what this program brings: a value that one of the `define` functions gave. */
export type PlugIn =
  | { readonly plugin: 'defect'; readonly defect: Defect }
  | { readonly plugin: 'model'; readonly model: UpsModel }
  | { readonly plugin: 'trait'; readonly rule: OwnRule }
  | { readonly plugin: 'card-version'; readonly version: OwnCardVersion }

/** A plug-in cannot be used; the message names the value given and those allowed. */
export class PlugInError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PlugInError'
  }
}

const KINDS: readonly unknown[] = ['defect', 'model', 'trait', 'card-version']

/** Whether a value is what a `define` function gives: of this copy of the program, or of another. */
export function isPlugIn(value: unknown): value is PlugIn {
  return typeof value === 'object' && value !== null && KINDS.includes((value as { plugin?: unknown }).plugin)
}
