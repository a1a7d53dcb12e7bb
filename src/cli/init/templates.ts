/** A file that `upslab init` writes. */
export interface Template {
  readonly path: string
  readonly text: string
}

/** A set-up: its files, the packages it needs besides upslab, and what to type next. */
export interface SetUp {
  readonly files: readonly Template[]
  readonly packages?: readonly string[]
  readonly next: readonly string[]
}

const LAB = `# yaml-language-server: $schema=./node_modules/upslab/schema/lab.schema.json
# What stands on the bench. "upslab check lab.yaml" checks it, "upslab up lab.yaml" puts it up.
devices:
  # A name of yours for the unit.
  rack1:
    # "upslab models" lists all models, "upslab firmware SMT1500RM2U" the versions of one and what each brings.
    model: SMT1500RM2U
    # Versions in quotes: YAML reads 09.2 as a number.
    firmware: "09.2"
    # Where your software reaches the serial port: a virtual serial port at this path; or tcp: 127.0.0.1:4001.
    rj45: { protocol: modbus, pty: ./ports/rack1 }
    # Watts that hang on each outlet group.
    load: { SOG0: 300 }
    # A computer behind an outlet group: the bench says what became of it.
    hosts:
      web: { group: SOG0, shutdownTrigger: low-battery, shutdownSeconds: 60 }
`

const VITEST = `import { expect, test as base } from 'upslab/vitest'

// Each test has a bench of its own, on a clock that the test moves. \`setup\` is a device as in a lab file.
const test = base.extend({ setup: { model: 'SMT1500RM2U', firmware: '09.3' } })

test('half an hour on battery', ({ unit }) => {
  // The utility fails; everything that half an hour brings has happened when this returns.
  unit.onBattery('30m')
  expect(unit.state.output.state).toBe('on-battery')
  expect(unit).toHaveOutlet('SOG0', 'on')
})
`

const JEST = `import { createBench } from 'upslab/testing'

test('half an hour on battery', async () => {
  // A bench of its own, on a clock that the test moves. A device is described as in a lab file.
  const bench = await createBench({ model: 'SMT1500RM2U', firmware: '09.3' })
  const unit = bench.device()
  // The utility fails; everything that half an hour brings has happened when this returns.
  unit.onBattery('30m')
  expect(unit.state.output.state).toBe('on-battery')
  await bench.close()
})
`

const LAB_IN_CONTAINER = `# What stands on the bench. "npx upslab check lab.yaml" checks it.
devices:
  rack1:
    model: SMT1500RM2U
    # Versions in quotes: YAML reads 09.2 as a number.
    firmware: "09.2"
    # Modbus TCP, from outside the container too; it has no password.
    modbusTcp: 0.0.0.0:1502
    # Watts that hang on each outlet group.
    load: { SOG0: 300 }
`

const COMPOSE = `services:
  bench:
    # A plain Node image, with the upslab that is installed in this folder.
    image: node:22-bookworm-slim
    working_dir: /bench
    command: node node_modules/upslab/dist/src/cli/main.js up lab.yaml --control 0.0.0.0:8080
    environment:
      # Others can reach the bench, so its control API asks for this token; eight characters or more.
      UPSLAB_TOKEN: \${UPSLAB_TOKEN:?set UPSLAB_TOKEN}
    volumes: ['.:/bench:ro']
    # On this computer only. Another port: UPSLAB_PORT=9090.
    ports: ['127.0.0.1:\${UPSLAB_PORT:-8080}:8080', '127.0.0.1:\${UPSLAB_MODBUS_PORT:-1502}:1502']
    healthcheck:
      test: ['CMD', 'node', '-e', "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1))"]
      interval: 2s
      retries: 60
    mem_limit: 512m
`

const ACTION = `name: every firmware
on: [push]
jobs:
  ups:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      # Installs upslab too: it is among the devDependencies of package.json.
      - run: npm ci
      # Runs your command against each version; UPSLAB_RJ45 is the path of the serial port.
      - run: npx upslab matrix --model SMT1500RM2U --firmware 09.2,09.3 -- npm test
`

const lab = { path: 'lab.yaml', text: LAB }

/** Every set-up by the flag that asks for it. */
export const SET_UPS = {
  lab: { files: [lab], next: ['npx upslab check lab.yaml', 'npx upslab up lab.yaml'] },
  vitest: {
    files: [{ path: 'ups.test.ts', text: VITEST }],
    packages: ['vitest'],
    next: ['npx vitest run ups.test.ts'],
  },
  jest: {
    files: [{ path: 'ups.test.mjs', text: JEST }],
    packages: ['jest'],
    next: ['NODE_OPTIONS=--experimental-vm-modules npx jest --testMatch "**/ups.test.mjs"'],
  },
  compose: {
    files: [
      { path: 'lab.yaml', text: LAB_IN_CONTAINER },
      { path: 'compose.yaml', text: COMPOSE },
    ],
    next: ['UPSLAB_TOKEN=eight-characters docker compose up --wait'],
  },
  'github-action': {
    files: [{ path: '.github/workflows/ups.yml', text: ACTION }],
    next: ['git add package.json package-lock.json .github/workflows/ups.yml'],
  },
} as const satisfies Readonly<Record<string, SetUp>>
export type SetUpName = keyof typeof SET_UPS
