import { SECOND } from '../../../../emulators/clock/clock.ts'
import { type CardUser, nmsMatches } from '../../../../emulators/network-management-card/card-settings.ts'
import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import type { LineSession } from '../../../line/line-session.ts'
import type { ListenAddress } from '../../../ports/address.ts'
import { objectName } from '../../../protocols/powernet/names.ts'
import { engineId, MAX_MESSAGE_SIZE } from '../../../protocols/powernet/system.ts'
import { PowernetView } from '../../../protocols/powernet/view.ts'
import { type CommunityRight, SnmpAgent } from '../../../protocols/snmp/agent.ts'
import { SnmpDecoder } from '../../../protocols/snmp/decode.ts'
import { SALT_LENGTH } from '../../../protocols/snmp/usm/privacy.ts'
import { type AgentUser, type Engine, SecureAgent } from '../../../protocols/snmp/usm/secure-agent.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'

/** What of an engine stays the same from one start to the next. */
interface Start {
  readonly boots: number
  readonly mac: string
  readonly id: Uint8Array
  /** The first half of its salts. */
  readonly salt: Uint8Array
}
const starts = new WeakMap<NetworkManagementCard, Start>()

function startOf(card: NetworkManagementCard, name: string): Start {
  const { boots } = card
  const { mac } = card.identity
  const known = starts.get(card)
  if (known?.boots === boots && known.mac === mac) return known
  const random = new SeededBytes(boots, `${name} salt`)
  const start = { boots, mac, id: engineId(mac), salt: Uint8Array.from({ length: 4 }, random.next) }
  starts.set(card, start)
  return start
}

/** The card as an SNMP engine. @param name of the card on its bench: cards of one bench use other salts */
export function engineOf(card: NetworkManagementCard, name: string): Engine {
  const { id, boots, salt: head } = startOf(card, name)
  return {
    id,
    boots,
    time: Math.floor(card.uptimeMs / SECOND),
    salt() {
      const salt = new Uint8Array(SALT_LENGTH)
      salt.set(head)
      new DataView(salt.buffer).setUint32(4, card.nextEncrypted())
      return salt
    },
  }
}

/** What answers the managers of a card. @param answered a receiver has answered an inform of version 2c */
export function agentOf(
  card: NetworkManagementCard,
  name: string,
  answered: (requestId: number) => void,
): SnmpAgent {
  const view = new PowernetView(card)
  const common = { view, maxMessageSize: MAX_MESSAGE_SIZE, refused: () => card.refused() }
  return new SnmpAgent({
    ...common,
    answers: (version) => card.up && (version === 3 ? card.access.v3 : card.access.v1),
    community: (community, from) => rightOf(card, community, from),
    answered,
    secure: new SecureAgent({
      ...common,
      engine: () => engineOf(card, name),
      user: (user) => userOf(card, user),
      admits: (user, from) => nmsMatches((user as CardUser).nms, from),
      count: (counter) => card.count(counter),
    }),
  })
}

/** A user profile by its name. */
export function userOf(card: NetworkManagementCard, name: string): (CardUser & AgentUser) | undefined {
  return card.access.users.find((user) => user.name === name)
}

function rightOf({ access, inUse }: NetworkManagementCard, name: string, from: string): CommunityRight {
  const found = access.communities.find((each) => each.name === name && nmsMatches(each.nms, from))
  if (!found || found.access === 'disable') return 'none'
  return found.access === 'read' || (found.access === 'write' && inUse) ? 'read' : 'write'
}

const DECODER = new SnmpDecoder(objectName)

/** The card's end of the conversation with one manager. @param answersInform takes what a receiver of informs sends */
export function sessionOf(
  card: NetworkManagementCard,
  agent: SnmpAgent,
  from: ListenAddress,
  answersInform: (datagram: Uint8Array, from: ListenAddress) => boolean,
): LineSession {
  return {
    receive(bytes) {
      if (card.up && answersInform(bytes, from)) return []
      const answer = agent.receive(bytes, from.host)
      if (!answer) return []
      // The bytes are the network's: what is read of them later is a copy.
      const request = new Uint8Array(bytes)
      card.answered(from.host, () => DECODER.toUnit(request).summary)
      return [{ bytes: answer }]
    },
  }
}
