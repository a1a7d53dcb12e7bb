/** Seconds since a run began: `0:00`, `1:30.5`, `1:05:00`. */
export function runTime(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  const whole = Math.floor(tenths / 10)
  const rest = tenths % 10
  const clock = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'))
  const hours = Math.floor(whole / 3600)
  const text = hours > 0 ? `${hours}:${clock.join(':')}` : `${Number(clock[0])}:${clock[1]}`
  return rest === 0 ? text : `${text}.${rest}`
}
