import { closeSync, constants } from 'node:fs'
import { Socket } from 'node:net'
import type { LibraryHandle } from 'koffi'

/** Bits of an inotify mask (Linux, the same on every processor). */
export const MODIFIED = 0x02
export const OPENED = 0x20
export const CLOSED = 0x08 | 0x10

/** One descriptor that tells of opened and closed files. */
export interface FileEvents {
  /** Starts telling of `mask` events at `path`; returns the watch's number. */
  watch(path: string, mask: number): number
  unwatch(watch: number): void
  /** Delivers what waits, oldest first, without waiting for the event loop. */
  drain(): void
  close(): void
}

/** Called with each event: the watch it belongs to and what happened. */
export type FileEventListener = (watch: number, mask: number) => void

/**
 * Opens a {@link FileEvents}. Throws when the system's limit of inotify instances is reached.
 *
 * @param silent it tells nothing by itself, only when it is drained
 */
export type OpenFileEvents = (listener: FileEventListener, options?: { readonly silent?: true }) => FileEvents

type Check = (call: string, result: number) => number

const O_CLOEXEC = 0o2000000
const HEADER_BYTES = 16
const BUFFER_BYTES = 16_384

/** Binds Linux' inotify to Node's event loop. */
export function bindInotify(library: LibraryHandle, check: Check): OpenFileEvents {
  const inotifyInit = library.func('int inotify_init1(int flags)')
  const addWatch = library.func('int inotify_add_watch(int fd, const char *path, uint32_t mask)')
  const removeWatch = library.func('int inotify_rm_watch(int fd, int watch)')
  const pipe2 = library.func('int pipe2(_Out_ int *fds, int flags)')
  const dup3 = library.func('int dup3(int from, int to, int flags)')
  const read = library.func('intptr_t read(int fd, _Out_ uint8_t *into, size_t length)')
  const flags = constants.O_NONBLOCK | O_CLOEXEC

  /**
   * Node's event loop takes pipes, sockets and terminals but refuses an inotify descriptor, by its type alone. So it
   * is given a pipe, and the inotify instance then takes the pipe's place under the same number, before the loop has
   * looked at it. Reading and waiting work the same on both.
   */
  function inotifyInPlaceOfPipe(): { fd: number; stream: Socket } {
    const pipe = new Int32Array(2)
    const events = check('inotify_init1', inotifyInit(flags))
    check('pipe2', pipe2(pipe, flags))
    const [fd = -1, otherEnd = -1] = pipe
    const stream = new Socket({ fd, readable: true, writable: false })
    check('dup3', dup3(events, fd, O_CLOEXEC))
    closeSync(events)
    closeSync(otherEnd)
    return { fd, stream }
  }

  function inotifyInTheLoop(listener: FileEventListener): { fd: number; close: () => void } {
    const { fd, stream } = inotifyInPlaceOfPipe()
    stream.unref()
    stream.on('data', (bytes: Buffer) => deliver(bytes, bytes.length, listener))
    return { fd, close: () => stream.destroy() }
  }

  function inotifyAlone(): { fd: number; close: () => void } {
    const fd = check('inotify_init1', inotifyInit(flags))
    return { fd, close: () => closeSync(fd) }
  }

  return (listener, { silent } = {}) => {
    const { fd, close } = silent ? inotifyAlone() : inotifyInTheLoop(listener)
    const buffer = Buffer.alloc(BUFFER_BYTES)
    return {
      watch: (path, mask) => check('inotify_add_watch', addWatch(fd, path, mask)),
      unwatch: (watch) => removeWatch(fd, watch),
      drain() {
        for (;;) {
          const length = Number(read(fd, buffer, BUFFER_BYTES))
          if (length <= 0) return
          deliver(buffer, length, listener)
        }
      },
      close,
    }
  }
}

function deliver(bytes: Buffer, length: number, listener: FileEventListener): void {
  for (let at = 0; at < length; at += HEADER_BYTES + bytes.readUInt32LE(at + 12)) {
    listener(bytes.readInt32LE(at), bytes.readUInt32LE(at + 4))
  }
}
