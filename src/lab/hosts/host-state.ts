/** States of a host. */
export const HOST_STATES = ['up', 'shutting-down', 'halted', 'off', 'booting'] as const
export type HostState = (typeof HOST_STATES)[number]
