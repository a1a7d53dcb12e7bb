import type { EndpointDeclaration } from './declaration.ts'
import type { TransferStatus } from './in-pipe.ts'
import type { Setup } from './setup.ts'

/** A transfer as it passes between a host and a device. */
export interface Transfer {
  /** Counts up from 1, per device. */
  readonly id: number
  readonly type: 'control' | EndpointDeclaration['type']
  /** With the direction in bit 7; for control 0x00 or 0x80. */
  readonly endpoint: number
  /** Bytes the host sends, or has room for. */
  readonly length: number
  /** Only of control transfers. */
  readonly setup: Setup | undefined
}

/** Watches every transfer of a device. */
export interface TransferTap {
  /** A host has taken the device into use. */
  attached?(): void
  /** The host is gone, or the device is pulled out; the transfers that waited end after this. */
  detached?(): void
  /** The host starts a transfer; `data` is what it sends. */
  submitted(transfer: Transfer, data: Uint8Array): void
  /** The transfer has ended; `data` is what the device sends. */
  completed(transfer: Transfer, status: TransferStatus | 'cancelled', data: Uint8Array): void
}
