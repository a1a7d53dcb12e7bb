import { PASSWORD_SIZE } from '../passwords.ts'
import { fieldOf, register } from './field.ts'
import { collection, type Field, type Node, nextRow } from './node.ts'

/** Written like any field, but what it starts is the session's affair: the engine knows it by its identity. */
export const SLAVE_PASSWORD: Field = {
  ...fieldOf(0x05, 'Slave password', PASSWORD_SIZE),
  put: ({ authentication }, to, offset) => to.set(authentication.slave, offset),
}

const masterPassword: Field = {
  ...fieldOf(0x06, 'Master password', PASSWORD_SIZE),
  put: ({ authentication }, to, offset) => to.set(authentication.master, offset),
}

const authenticationStatus: Field = {
  ...fieldOf(0x09, 'Authentication status', 2, { mask: 0x0001 }),
  put: ({ authentication }, to, offset) => {
    to[offset] = 0
    to[offset + 1] = authentication.done ? 1 : 0
  },
}

/** Collection 8: who may speak. Both passwords lie in one row, master first, and the status in the last, as on real units. */
export const accessControl: Node = collection(
  0x08,
  nextRow,
  register(0x07, 18, { mask: 0x0003 }),
  masterPassword,
  SLAVE_PASSWORD,
  nextRow,
  authenticationStatus,
)
