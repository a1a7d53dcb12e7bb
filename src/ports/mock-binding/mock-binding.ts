import type { MockLine } from './mock-line.ts'
import { mockBinding } from './needed-package.ts'
import type {
  BindingInterface,
  BindingPortInterface,
  MockPortBinding,
  OpenOptions,
  PortInfo,
  SetOptions,
  UpdateOptions,
} from './serialport-types.cts'

const { MockBinding } = mockBinding()

/** What is kept of bytes that the host does not read, as a serial driver's buffer does. */
const KEPT_UNREAD = 64 * 1024

/** Distinguishes lines of the same path on several benches: the mock binding knows one port per path in a process. */
let made = 0

/** A binding for `serialport` whose ports are emulated lines; opens and locks them by path, as the real ones do. */
export class LineBinding implements BindingInterface<LinePortBinding> {
  readonly #lines: ReadonlyMap<string, { readonly line: MockLine; readonly mockPath: string }>

  constructor(lines: readonly MockLine[]) {
    this.#lines = new Map(
      lines.map((line) => {
        const mockPath = `${line.path}#${++made}`
        MockBinding.createPort(mockPath)
        return [line.path, { line, mockPath }]
      }),
    )
  }

  async list(): Promise<PortInfo[]> {
    const there = [...this.#lines.values()].filter(({ line }) => line.connected)
    return there.map(({ line }) => ({
      path: line.path,
      manufacturer: 'upslab',
      serialNumber: undefined,
      pnpId: undefined,
      locationId: undefined,
      vendorId: undefined,
      productId: undefined,
    }))
  }

  async open(options: OpenOptions): Promise<LinePortBinding> {
    const found = this.#lines.get(options.path)
    if (!found?.line.connected) {
      const paths = (await this.list()).map(({ path }) => path).join(', ')
      throw new Error(`No such port, cannot open ${options.path}; there are: ${paths || 'none'}`)
    }
    found.line.check('open')
    const port = await MockBinding.open({ ...options, path: found.mockPath })
    return new LinePortBinding(port, found.line, options.path)
  }
}

/** An open port: reading, writing and locking are the mock's, what comes and goes is the unit's. */
export class LinePortBinding implements BindingPortInterface {
  readonly openOptions: Required<OpenOptions>
  readonly #mock: MockPortBinding
  readonly #line: MockLine

  constructor(mock: MockPortBinding, line: MockLine, path: string) {
    this.#mock = mock
    this.#line = line
    this.openOptions = { ...mock.openOptions, path }
    line.open(mock.openOptions.baudRate, (bytes) => {
      if (mock.port.data.length + bytes.length <= KEPT_UNREAD) mock.emitData(Buffer.from(bytes))
    })
  }

  get isOpen(): boolean {
    return this.#mock.isOpen
  }

  async close(): Promise<void> {
    this.#line.close(this.openOptions.hupcl)
    await this.#mock.close()
  }

  async read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    this.#check('read')
    let stop = () => {}
    const pulled = new Promise<never>((_resolve, reject) => {
      stop = this.#line.whenPulled(reject)
    })
    try {
      return await Promise.race([this.#mock.read(buffer, offset, length), pulled])
    } finally {
      stop()
    }
  }

  async write(buffer: Buffer): Promise<void> {
    this.#check('write')
    await this.#mock.write(buffer)
    this.#line.write(buffer)
  }

  async update(options: UpdateOptions): Promise<void> {
    this.#check('update')
    await this.#mock.update(options)
    this.#line.setBaudRate(options.baudRate)
  }

  async set({ dtr, rts, ...others }: SetOptions): Promise<void> {
    this.#check('set')
    await this.#mock.set(others)
    this.#line.set({ ...(dtr === undefined ? {} : { dtr }), ...(rts === undefined ? {} : { rts }) })
  }

  async get(): Promise<{ cts: boolean; dsr: boolean; dcd: boolean }> {
    this.#check('get')
    await this.#mock.get()
    const { cts, dsr, dcd } = this.#line.inputs
    return { cts, dsr, dcd }
  }

  getBaudRate(): Promise<{ baudRate: number }> {
    return this.#mock.getBaudRate()
  }

  async flush(): Promise<void> {
    this.#check('flush')
    this.#line.dropReplies()
    await this.#mock.flush()
  }

  async drain(): Promise<void> {
    this.#check('drain')
    await this.#mock.drain()
  }

  #check(operation: Parameters<MockLine['check']>[0]): void {
    if (!this.#line.connected) throw new Error(`${this.#line.path}: no such device, it was unplugged`)
    this.#line.check(operation)
  }
}
