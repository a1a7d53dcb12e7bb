/** mbpoll, a general Modbus master, as an opinion that has nothing to do with any UPS. */
import { describe, expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { LINKS, readWords, textIn, writeWords } from './support/registers.ts'
import { shared } from './support/scope.ts'

describeClients('mbpoll', () => {
  describe.each(LINKS)('over %s', (link) => {
    const unit = shared((atEnd) =>
      liveUnit({ config: { serial: 'AS2048163264', settings: { unit: { name: 'Rack 7' } } }, atEnd }),
    )
    const text = async (start: number, count: number) => textIn(await readWords(unit(), link, start, count))

    test('reads who the unit is', async () => {
      expect(await text(516, 8)).toBe('UPS 09.2')
      expect(await text(532, 16)).toBe('Smart-UPS 1500')
      expect(await text(548, 16)).toBe('SMT1500RM2U')
      expect(await text(564, 8)).toBe('AS2048163264')
      expect(await text(596, 8)).toBe('Rack 7')
    })

    test('reads ratings, outlet groups and the version of the register map', async () => {
      // 1440 VA, 1000 W; a main and one switched group.
      expect(await readWords(unit(), link, 588, 3)).toEqual([1440, 1000, 0b11])
      // Output voltage setting: bit 1 is 120 V.
      expect(await readWords(unit(), link, 592)).toEqual([0b10])
      expect(textIn(await readWords(unit(), link, 2048, 2))).toBe('00.4')
    })

    test('reads the measurements of a steady unit', async () => {
      // Charge 100 % in 1/512, input 120 V in 1/64, output frequency 60 Hz in 1/128.
      expect(await readWords(unit(), link, 130)).toEqual([51_200])
      expect(await readWords(unit(), link, 151)).toEqual([7680])
      expect(await readWords(unit(), link, 144)).toEqual([7680])
    })

    test('writes a delay with function 6 and reads it back', async () => {
      expect(await writeWords(unit(), link, 1029, 77)).toMatchObject({ status: 0 })
      expect(await readWords(unit(), link, 1029)).toEqual([77])
      expect(unit().ups.settings.group('MOG')?.turnOffDelay).toBe(77)
    })

    test('writes a delay of two words with function 16 and reads it back', async () => {
      expect(await writeWords(unit(), link, 1036, 1, 2)).toMatchObject({ status: 0 })
      expect(await readWords(unit(), link, 1036, 2)).toEqual([1, 2])
      expect(unit().ups.settings.group('SOG0')?.stayOffDelay).toBe(65_538)
    })

    test.each([
      ['to write a register that is only read', 130, 0, /illegal data address/i],
      ['to write a delay that is too long', 1029, 0x8000, /slave device or server failure/i],
    ])('is refused %s', async (_, register, value, says) => {
      const before = await readWords(unit(), link, register)
      expect((await writeWords(unit(), link, register, value)).stderr).toMatch(says)
      expect(await readWords(unit(), link, register)).toEqual(before)
    })

    test('is refused half of a value of two words, to read and to write', async () => {
      await expect(readWords(unit(), link, 1031)).rejects.toThrow(/illegal data address/i)
      expect((await writeWords(unit(), link, 1031, 9)).stderr).toMatch(/illegal data address/i)
      // Still as from the factory.
      expect(await readWords(unit(), link, 1031, 2)).toEqual([0, 8])
    })
  })

  test('gets no answer over the serial port for another slave address', async () => {
    const unit = await liveUnit()
    unit.ups.settings.setUnit('modbusAddress', 7)
    await expect(readWords(unit, 'the serial port', 588)).rejects.toThrow(/timed out/i)
    unit.ups.settings.setUnit('modbusAddress', 1)
    expect(await readWords(unit, 'the serial port', 588)).toEqual([1440])
  })
})
