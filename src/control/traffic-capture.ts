import type { Context } from 'hono'
import { Block } from '../lab/recording/block.ts'
import { type Capture, captureFor } from '../lab/recording/capture/capture.ts'
import { type RecordingFile, writeInto } from '../lab/recording/folder.ts'
import { checkedQuery } from './checked-query.ts'
import { Problem } from './problem.ts'
import type { TrafficShelf } from './traffic-shelf.ts'

const FIRST_BYTES = 4096

/**
 * What lately passed on one wire, as a pcapng file that Wireshark opens.
 *
 * @throws Problem 422 when no wire is named, 404 when nothing of it is kept
 */
export function trafficCapture(shelf: TrafficShelf, { req }: Context): Response {
  const { device, port } = checkedQuery(req, ['device', 'port'])
  if (!device || !port)
    throw new Problem(422, 'Query refused', 'device and port are needed: a capture is of one wire')
  const kept = shelf.messages.filter((message) => message.device === device && message.port === port)
  const [first] = kept
  if (!first)
    throw new Problem(
      404,
      'Nothing kept',
      `nothing is kept of ${device} ${port}: it begins when somebody asks for /traffic?recent=`,
    )
  const block = new Block(FIRST_BYTES)
  const capture: Capture = captureFor(first, fileIn(block))
  // Device time of the first, and from there on the time of the line, which is finer.
  for (const message of kept) capture.add(message, Math.round((first.at + message.line - first.line) * 1000))
  return new Response(block.bytes.slice(0, block.used), {
    headers: {
      'content-type': 'application/x-pcapng',
      'content-disposition': `attachment; filename="${device}.${port}.pcapng"`,
    },
  })
}

function fileIn(block: Block): RecordingFile {
  const into = (most: number) => {
    block.room(most)
    return block
  }
  return { into, write: (bytes) => writeInto({ into }, bytes) }
}
