/** The text of src/client/types.ts, not yet formatted. */
export function clientTypes(document: object): string
