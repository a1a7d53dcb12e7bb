/** Text as it goes over a wire: one byte for each character. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

/** The way back from {@link latin1}; a loop, since a spread of bytes into arguments is slow. */
export function latin1Text(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index++) text += String.fromCharCode(bytes[index]!)
  return text
}
