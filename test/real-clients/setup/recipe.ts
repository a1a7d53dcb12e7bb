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

export const CLIENT_NAMES = [
  ...(['apcupsd', 'mbpoll', 'telnet', 'nut-2.8.0', 'nut-2.8.1', 'nut-2.8.5', 'net-snmp'] as const),
  ...(['monitoring-plugins', 'snmp-exporter', 'pysnmp'] as const),
] as const
export type ClientName = (typeof CLIENT_NAMES)[number]

/** Releases of NUT that a package exists for. */
export type NutVersion = '2.8.0' | '2.8.1' | '2.8.5'

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

/** The tools of net-snmp, and what the NUT driver for cards needs of it. */
const SNMP_PACKAGES = ['libsnmp40', 'libsnmp-base', 'libssl3', 'libc6', 'libgcc-s1']

/** NUT's driver for network cards, in the release that the recordings of real cards were printed with. */
const nutSnmp: ClientRecipe = {
  name: 'nut-2.8.0',
  suite: 'bookworm',
  packages: [
    ...['nut-snmp', 'nut-server', 'nut-client', 'libupsclient6', 'libwrap0', 'libnsl2', 'libtirpc3'],
    ...['libnspr4', 'libnss3', ...SNMP_PACKAGES],
    ...['libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3', 'libcom-err2', 'libkrb5support0', 'libkeyutils1'],
  ],
  checks: ['snmp-ups', 'upsd', 'upsc', 'upscmd', 'upsrw'].map((program) => ({
    program,
    args: ['-V'],
    prints: /Network UPS Tools.*2\.8\.0/,
  })),
}

const netSnmp: ClientRecipe = {
  name: 'net-snmp',
  suite: 'bookworm',
  packages: [
    ...[
      'snmp',
      'snmpd',
      'snmptrapd',
      'libsnmp40',
      'libsnmp-base',
      'libnetsnmptrapd40',
      'libssl3',
      'libc6',
      'libgcc-s1',
    ],
    ...[
      'libwrap0',
      'libnsl2',
      'libtirpc3',
      'libsensors5',
      'libpci3',
      'libmariadb3',
      'libperl5.36',
      'libcrypt1',
      'zlib1g',
    ],
    ...['libudev1', 'libkmod2', 'liblzma5', 'libzstd1', 'libcap2', 'libdb5.3', 'libgdbm6', 'libbz2-1.0'],
    ...['libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3', 'libcom-err2', 'libkrb5support0', 'libkeyutils1'],
  ],
  checks: [
    { program: 'snmpget', args: ['-V'], prints: /NET-SNMP version: 5\.9/ },
    { program: 'snmptrapd', args: ['-v'], prints: /NET-SNMP version: +5\.9/i },
    { program: 'snmpd', args: ['-v'], prints: /NET-SNMP version: +5\.9/i },
  ],
}

/** Nagios plugins: check_snmp starts snmpget of its own root, check_ups speaks to NUT's server. */
const monitoringPlugins: ClientRecipe = {
  name: 'monitoring-plugins',
  suite: 'bookworm',
  packages: ['monitoring-plugins-basic', 'monitoring-plugins-standard', 'snmp', 'zlib1g', ...SNMP_PACKAGES],
  checks: ['check_snmp', 'check_ups'].map((program) => ({
    program,
    args: ['-V'],
    prints: /\(monitoring-plugins 2\.3/,
  })),
}

const snmpExporter: ClientRecipe = {
  name: 'snmp-exporter',
  suite: 'bookworm',
  packages: ['prometheus-snmp-exporter', 'zlib1g', ...SNMP_PACKAGES],
  checks: [
    { program: 'prometheus-snmp-exporter', args: ['--version'], prints: /snmp_exporter, version 0\.21/ },
  ],
}

/** pysnmp with a Python of its own. */
const pysnmp: ClientRecipe = {
  name: 'pysnmp',
  suite: 'bookworm',
  packages: [
    ...['python3-pysnmp4', 'python3-pyasn1', 'python3-pysmi', 'python3-ply', 'python3-pycryptodome'],
    ...['python3.11-minimal', 'libpython3.11-minimal', 'libpython3.11-stdlib', 'libc6', 'libgcc-s1'],
    ...['zlib1g', 'libexpat1', 'libffi8', 'libssl3', 'libbz2-1.0', 'liblzma5', 'libuuid1'],
  ],
  checks: [
    { program: 'python3.11', args: ['-c', 'import pysnmp; print(pysnmp.__version__)'], prints: /^4\.4\.12/ },
  ],
}

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
  {
    name: 'telnet',
    suite: 'bookworm',
    packages: ['inetutils-telnet', 'libc6', 'libtinfo6'],
    checks: [{ program: 'inetutils-telnet', args: ['--version'], prints: /telnet \(GNU inetutils\)/ }],
  },
  nutSnmp,
  netSnmp,
  monitoringPlugins,
  snmpExporter,
  pysnmp,
  nut('2.8.1', 'trixie', ['libupsclient6t64', 'libnutscan2']),
  nut('2.8.5', 'forky', ['libupsclient7', 'libnutscan4', 'libssl3t64', 'libstdc++6']),
]
