/** Rows of `data/network-management-card/firmware.csv` that hold for every version on the bench, and where they show. */
export const ALWAYS: Readonly<Record<string, string>> = {
  'enginetime-is-uptime': 'snmpEngineTime is sysUpTime in whole seconds',
  'nmc-default-credentials':
    'network shutdown answers to user apc and the phrase "admin user phrase" unless others are given',
}

const NO_CONSOLE = 'the bench has no console of a card (SSH, Telnet)'
const NO_HTTPS = 'the bench has no HTTPS face of a card'
const NO_HOLES = 'the bench shows versions, it does not reproduce holes'

/** Rows that cannot be chosen, each with the reason. */
export const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  'nmc2-forced-password': NO_CONSOLE,
  'static-factory-password': NO_HOLES,
  'nmc1-ssl3-only': NO_HTTPS,
  'nmc1-ssh-hostkey-1024': NO_CONSOLE,
  'nmc2-no-tls-51x': NO_HTTPS,
  'nmc2-cipher-command': NO_CONSOLE,
  'nmc2-cipher-toggle': NO_CONSOLE,
  'nmc2-weak-ciphers-gone': NO_HTTPS,
  'nmc2-ssh-old-kex': NO_CONSOLE,
  'nmc-ssh-kexinit-sample': NO_CONSOLE,
  'nmc-ssh-no-exec': NO_CONSOLE,
  'nmc3-ssh-banner-malformed': NO_CONSOLE,
  'nmc3-ssl-command': NO_CONSOLE,
  'nmc-cert-silent-fail': NO_HTTPS,
  ripple20: NO_HOLES,
  'ripple20-nmc2': NO_HOLES,
  'ripple20-nmc3': NO_HOLES,
  'xss-2021': NO_HOLES,
  tlstorm: 'it is in the unit, not in the card, and a hole',
  'mib2-wrong-types': 'the bench serves none of the IP and UDP tables that have the wrong types',
  'basic-state-absent': 'the card it was seen on (AP9606) is not on the bench',
  'cli-51x-commands': NO_CONSOLE,
  'cli-reboot-nag': NO_CONSOLE,
  'cli-grammar': NO_CONSOLE,
  'ups-nmc-transfer-time': 'the bench has no event log of a card to compare with that of the unit',
  'ups-nmc-text-3.1': 'no source says which text is wrong',
}
