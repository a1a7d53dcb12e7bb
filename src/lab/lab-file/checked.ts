/** A YAML document that is as its schema has it, or what is wrong with it, each mistake with its line and column. */
export type Checked<T> =
  | { readonly value: T; readonly mistakes?: undefined }
  | { readonly value?: undefined; readonly mistakes: readonly string[] }
