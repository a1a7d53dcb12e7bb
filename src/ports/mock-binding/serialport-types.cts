/** These packages tell TypeScript of their types only when they are asked for as CommonJS does. */
export type { MockPortBinding } from '@serialport/binding-mock'
export type {
  BindingInterface,
  BindingPortInterface,
  OpenOptions,
  PortInfo,
  SetOptions,
  UpdateOptions,
} from '@serialport/bindings-interface'
