/** A device cannot be put on the bench as asked. */
export class DeviceError extends Error {
  readonly exitCode = 2
  constructor(id: string, message: string, cause?: unknown) {
    super(`${id}: ${message}`, { cause })
    this.name = 'DeviceError'
  }
}
