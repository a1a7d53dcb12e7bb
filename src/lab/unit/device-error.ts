/** A device cannot be put on the bench as asked. */
export class DeviceError extends Error {
  constructor(id: string, message: string, cause?: unknown) {
    super(`${id}: ${message}`, { cause })
    this.name = 'DeviceError'
  }
}
