// In a clone of upslab vitest would take the configuration of the repository else.
// biome-ignore lint/style/noDefaultExport: it is what vitest reads
export default {}
