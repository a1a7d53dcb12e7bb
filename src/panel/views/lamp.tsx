interface LampProps {
  readonly label: string
  readonly lit: boolean
  readonly tone?: 'good' | 'warn' | 'bad'
  readonly blinking?: boolean
}

/** A lamp and its name. That it is lit is said, not only shown. */
export function Lamp({ label, lit, tone = 'good', blinking = false }: LampProps) {
  return (
    <span class="lamp" data-lit={lit} data-tone={tone} data-blinking={blinking}>
      {label}
      <span class="unseen">{lit ? ': lit' : ': dark'}</span>
    </span>
  )
}
