/** Bytes of a descriptor that are no usage, and the size, in bytes, of usages that state none. */
export const END_OF_DESCRIPTOR = 0xf6
export const OPEN_NAMESPACE = 0xf8
export const DEFAULT = 0xf9
export const RANGE = 0xfa
export const MASK = 0xfb
export const SIZE = 0xfc
export const OPEN_ARRAY = 0xfd
export const OPEN_COLLECTION = 0xfe
export const CLOSE = 0xff
export const USUAL_SIZE = 2
