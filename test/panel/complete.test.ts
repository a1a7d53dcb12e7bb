import { expect, test } from 'vitest'
import { scenarioJsonSchema } from '../../src/lab/scenario/scenario-schema.ts'
import { suggestions, wordBefore, wordsOf } from '../../src/panel/state/complete.ts'

test('the word that was begun, wherever the cursor stands', () => {
  expect(wordBefore('model: SMT15', 12)).toEqual({ word: 'SMT15', from: 7 })
  expect(wordBefore('model: SMT15', 10)).toEqual({ word: 'SMT', from: 7 })
  expect(wordBefore('model: ', 7)).toEqual({ word: '', from: 7 })
})

test('words that begin so, whatever the case, but not the word itself', () => {
  const words = ['SMT750', 'SMT1500', 'SRT2200XLI']
  expect(suggestions(words, 'smt')).toEqual(['SMT750', 'SMT1500'])
  expect(suggestions(words, 'SMT750')).toEqual([])
})

test('the words of a scenario are its fields and what they take', () => {
  const words = wordsOf(scenarioJsonSchema())
  for (const word of ['devices', 'utility', 'blackout', 'lowBattery']) expect(words).toContain(word)
})
