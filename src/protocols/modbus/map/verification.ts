import { s, s32, u, u32 } from '../encoding.ts'
import type { Item } from './item.ts'
import { constant, text } from './items.ts'

/** Registers 2048 to 2061: constants by which a client checks how it decodes. */
export const verificationRegion: readonly Item[] = [
  text(2048, 2, 'ModbusMapID', 'spaces', (ups) => ups.traits.modbusMapId),
  text(2050, 4, 'TestString', 'spaces', () => '12345678'),
  constant(2054, 'Test4BNumber1', u32, 0x12345678),
  constant(2056, 'Test4BNumber2', s32, -5),
  constant(2058, 'Test2BNumber1', u(0), 0x1234),
  constant(2059, 'Test2BNumber2', s(0), -5),
  constant(2060, 'TestBPINumber1', s(6), 128.5),
  constant(2061, 'TestBPINumber2', s(6), -128.5),
]
