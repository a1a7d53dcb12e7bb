/** Every exported function and every method of exported classes and interfaces: its name, and the comment above it. */
export function publicVerbs(entry: string): { readonly name: string; readonly doc: string }[]
