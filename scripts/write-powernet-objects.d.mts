/** Where the table goes. */
export const TARGET: string
/** The code of the table of SNMP objects, from `data/network-management-card/objects.csv`. */
export function powernetObjects(): string
