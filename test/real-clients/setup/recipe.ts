/**
 * Which packages make which client. Each client lives in a root of its own with its own C library and loader, so that
 * packages of a newer Debian run on an older one, and nothing is installed on the machine.
 *
 * No Debian release carries NUT 2.8.2, 2.8.3 or 2.8.4 (trixie has 2.8.1, forky and sid 2.8.5, backports none).
 */
export interface ClientRecipe {
  /** Folder in the cache, and the name tests use. */
  readonly name: ClientName
  /** Debian release the packages come from. */
  readonly suite: string
  readonly packages: readonly string[]
  /** Calls that only print, and what they print when the program runs. */
  readonly checks: readonly ProgramCheck[]
}

export interface ProgramCheck {
  readonly program: string
  readonly args: readonly string[]
  readonly prints: RegExp
}

export const CLIENT_NAMES = ['apcupsd', 'mbpoll', 'nut-2.8.1', 'nut-2.8.5'] as const
export type ClientName = (typeof CLIENT_NAMES)[number]

/** Releases of NUT that a package exists for. */
export type NutVersion = '2.8.1' | '2.8.5'

const NUT_PACKAGES = [
  ...[
    'nut-server',
    'nut-client',
    'nut-modbus',
    'libmodbus5',
    'libc6',
    'libgcc-s1',
    'libusb-1.0-0',
    'libudev1',
  ],
  ...['libcap2', 'libnspr4', 'libnss3', 'libsystemd0', 'libwrap0'],
]

const APCUPSD_PACKAGES = [
  ...['apcupsd', 'libc6', 'libgcc-s1', 'libstdc++6', 'libusb-0.1-4', 'libwrap0', 'libnsl2', 'libtirpc3'],
  ...['libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3', 'libcom-err2', 'libkrb5support0', 'libkeyutils1'],
]

function nut(version: NutVersion, suite: string, packages: readonly string[]): ClientRecipe {
  const prints = new RegExp(`Network UPS Tools.*${version.replaceAll('.', '\\.')}`)
  const programs = ['apc_modbus', 'dummy-ups', 'upsd', 'upsc', 'upscmd', 'upsrw']
  return {
    name: `nut-${version}`,
    suite,
    packages: [...NUT_PACKAGES, ...packages],
    checks: programs.map((program) => ({ program, args: ['-V'], prints })),
  }
}

export const RECIPES: readonly ClientRecipe[] = [
  {
    name: 'apcupsd',
    suite: 'bookworm',
    packages: APCUPSD_PACKAGES,
    checks: [
      { program: 'apcupsd', args: ['-V'], prints: /apcupsd 3\.14\.14/ },
      { program: 'apcaccess', args: ['-V'], prints: /Usage: apcaccess/ },
    ],
  },
  {
    name: 'mbpoll',
    suite: 'bookworm',
    packages: ['mbpoll', 'libmodbus5', 'libc6'],
    checks: [{ program: 'mbpoll', args: ['-h'], prints: /usage\s*: mbpoll/i }],
  },
  nut('2.8.1', 'trixie', ['libupsclient6t64', 'libnutscan2']),
  nut('2.8.5', 'forky', ['libupsclient7', 'libnutscan4', 'libssl3t64', 'libstdc++6']),
]
