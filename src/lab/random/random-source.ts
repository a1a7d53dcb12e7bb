/**
 * The computer's randomness: the only file that draws from it. Everything else gets a seed or a token from here. Taken
 * from Web Crypto, which browsers have too.
 */

/** A seed for a reproducible generator, 0 to 2^32-1; print it, so that a run can be repeated. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!
}

/** A secret fit for a URL or a header: `bytes` random bytes, base64url. */
export function randomToken(bytes = 18): string {
  const text = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** One unforeseeable byte. */
export function randomByte(): number {
  return crypto.getRandomValues(new Uint8Array(1))[0]!
}
