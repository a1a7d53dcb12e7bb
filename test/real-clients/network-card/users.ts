/** A user of SNMPv3, in a lab file and on a command line of net-snmp. */
import type { NetworkCardConfig } from '../../../src/lab/cards/network-management-card/schema.ts'

export type UserConfig = NonNullable<NetworkCardConfig['users']>[number]

const PASSWORDS = { authPassword: 'an auth passphrase', privPassword: 'a priv passphrase' } as const

/** A user with these protocols, named after them. */
export function user(
  auth: NonNullable<UserConfig['auth']>,
  priv: NonNullable<UserConfig['priv']>,
  more: Partial<UserConfig> = {},
): UserConfig {
  return {
    ...{ name: `${auth} ${priv}`, auth, priv },
    ...(auth === 'none' ? {} : { authPassword: PASSWORDS.authPassword }),
    ...(priv === 'none' ? {} : { privPassword: PASSWORDS.privPassword }),
    ...more,
  }
}

/** What net-snmp is given for that user. */
export function userArgs(
  { name, auth = 'none', authPassword = '', priv = 'none', privPassword = '' }: UserConfig,
  level = priv === 'none' ? (auth === 'none' ? 'noAuthNoPriv' : 'authNoPriv') : 'authPriv',
): readonly string[] {
  const signed = auth === 'none' ? [] : ['-a', auth, '-A', authPassword]
  const sealed = priv === 'none' ? [] : ['-x', priv, '-X', privPassword]
  return ['-v3', '-u', name, '-l', level, ...signed, ...sealed]
}
