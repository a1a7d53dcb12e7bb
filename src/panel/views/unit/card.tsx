import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { words } from '../../words/format.ts'
import { viewOf } from './cards/index.ts'
import { Section } from './section.tsx'

/** The card in the slot, or the cards that can be put into it. */
export function Card({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const model = useCell(store.model(unit.model))
  const card = unit.smartslot1
  const put = (name: string | null) =>
    store.change(
      name === null ? `card taken out of ${unit.id}` : `${name} in ${unit.id}`,
      () => store.client.fitCard(unit.id, { card: name } as never),
      () => store.client.fitCard(unit.id, { card: card?.card ?? null } as never),
    )
  if (!card)
    return (
      <Section title="SmartSlot">
        <p class="empty">{model?.smartSlot === false ? 'This model has no slot.' : 'The slot is empty.'}</p>
        {model?.cards.map((name) => (
          <div class="group" key={name}>
            <button type="button" onClick={() => put(name)}>
              Fit an {name}
            </button>
          </div>
        ))}
      </Section>
    )
  const View = viewOf(card.card)
  return (
    <Section
      title={`SmartSlot: ${card.card}`}
      note={'phase' in card ? `card ${words(card.phase)}` : undefined}
    >
      {View ? <View unit={unit} card={card} /> : <p class="empty">No switches on this card.</p>}
      <div class="group">
        <button type="button" onClick={() => put(null)}>
          Take the card out
        </button>
      </div>
    </Section>
  )
}
