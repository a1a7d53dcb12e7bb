/** The computer's randomness: the only file that draws from it. Everything else gets a seed or a token from here. */
import { randomBytes, randomInt } from 'node:crypto'

/** A seed for a reproducible generator, 0 to 2^32-1; print it, so that a run can be repeated. */
export function randomSeed(): number {
  return randomInt(2 ** 32)
}

/** A secret fit for a URL or a header: `bytes` random bytes, base64url. */
export function randomToken(bytes = 18): string {
  return randomBytes(bytes).toString('base64url')
}

/** One unforeseeable byte. */
export function randomByte(): number {
  return randomInt(256)
}
