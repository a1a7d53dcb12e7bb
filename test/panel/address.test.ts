import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { routeOf } from '../../src/panel/route.ts'
import { addressOf, partsOf } from '../../src/panel/state/address.ts'
import { packed, unpacked } from '../../src/panel/state/packed-text.ts'

describe('the address of the page', () => {
  test('says the view, the unit and the values, whatever they are called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (id, find) => {
        const { view, unit, values } = routeOf(addressOf(['unit', id], { find }))
        expect({ view, unit, values }).toEqual({ view: 'bench', unit: id, values: { find } })
      }),
    )
  })

  test('leaves out what is empty, and takes what nobody knows', () => {
    expect(addressOf(['wire'], { unit: '', port: undefined })).toBe('#/wire')
    expect(routeOf('#/nowhere?what=1')).toEqual({ view: 'bench', unit: undefined, values: { what: '1' } })
    expect(routeOf('#/unit/%E0%A4%A')).toMatchObject({ unit: '%E0%A4%A' })
    expect(partsOf('').values).toEqual({})
  })

  test('a text in a link comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const inLink = await packed(text)
        expect(inLink).toMatch(/^[\w-]*$/)
        expect(await unpacked(inLink)).toBe(text)
      }),
    )
  })

  test('what is no text, or unpacks into a very long one, is refused', async () => {
    expect(await unpacked('no-such-text')).toBeUndefined()
    expect(await unpacked('ä')).toBeUndefined()
    expect(await unpacked(await packed('x'.repeat(1_000_000)))).toBeUndefined()
  })
})
