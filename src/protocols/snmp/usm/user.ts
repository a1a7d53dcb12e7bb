import { latin1 } from '../../latin1.ts'
import { sameBytes } from '../../same-bytes.ts'
import { type AuthenticationName, localizedKey, passwordKey, Signer } from './authentication.ts'
import { PRIVACY, type Privacy, type PrivacyName, privacyKey } from './privacy.ts'

/** How a message is protected, least first. */
export const LEVELS = ['noAuthNoPriv', 'authNoPriv', 'authPriv'] as const
export type SecurityLevel = (typeof LEVELS)[number]

/** A user as both ends know it. */
export interface UsmUser {
  readonly name: string
  readonly auth: AuthenticationName | 'none'
  readonly authPassword?: string | undefined
  readonly priv: PrivacyName | 'none'
  readonly privPassword?: string | undefined
}

/** What protects the messages of a user of one engine. */
export interface UserKeys {
  readonly signer: Signer | undefined
  readonly privacy: Privacy | undefined
}

export const atLeast = (level: SecurityLevel, least: SecurityLevel): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(least)

/** The highest level that a user can ask at. */
export function highestLevel({ auth, priv }: UsmUser): SecurityLevel {
  if (auth === 'none') return 'noAuthNoPriv'
  return priv === 'none' ? 'authNoPriv' : 'authPriv'
}

const localized = new WeakMap<UsmUser, { readonly engine: Uint8Array; readonly keys: UserKeys }>()

/** The keys of a user at one engine, derived when they are first needed. */
export function keysOf(user: UsmUser, engineId: Uint8Array): UserKeys {
  const known = localized.get(user)
  if (known && sameBytes(known.engine, engineId)) return known.keys
  const keys = derive(user, engineId)
  localized.set(user, { engine: Uint8Array.from(engineId), keys })
  return keys
}

function derive({ auth, authPassword, priv, privPassword }: UsmUser, engineId: Uint8Array): UserKeys {
  if (auth === 'none' || !authPassword) return { signer: undefined, privacy: undefined }
  const key = localizedKey(auth, passwordKey(auth, latin1(authPassword)), engineId)
  const signer = new Signer(auth, key)
  if (priv === 'none' || !privPassword) return { signer, privacy: undefined }
  return { signer, privacy: PRIVACY[priv].keyed(privacyKey(auth, priv, latin1(privPassword), engineId)) }
}
