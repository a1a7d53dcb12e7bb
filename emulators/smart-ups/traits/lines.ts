/** Groups of firmware lines that several traits name. */

/** SMT towers and racks before SmartConnect. */
export const SMT_FIRST = [4, 17, 18] as const
/** SMC before SmartConnect. */
export const SMC_FIRST = [1000, 1005, 1007] as const
export const SCL = [1029, 1030, 1036, 1037, 1048, 1049, 1051, 1052] as const
export const SMTL = [1026, 1047, 1064] as const
/** SmartConnect hardware and what came after it: the SMC1000-2UC (1018) and newer. */
export const WIDE_FROM = 1015

/** Units that have no SKU number and no list of commands, by the size in their old code: Matrix, then Smart-UPS. */
export const MATRIX = [3, 5] as const
export const FIRST_GENERATION = [6, 7, 8, 9] as const

export const DUMPS = 'dumps of real units'
