/** The time of day of an instant, as ISO 8601 has it: `09:41:07`. */
export function timeOf(iso: string): string {
  return iso.slice(11, 19)
}

/** The day and the time of an instant: `2026-11-26 09:41:07`. */
export function instantOf(iso: string): string {
  return `${iso.slice(0, 10)} ${timeOf(iso)}`
}

/** How long until an instant, in the largest units that matter: `4 min`, `2 h 5 min`, `3 d`. */
export function untilWords(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const
  const first = units.findIndex(([, size]) => seconds >= size)
  if (first < 0) return 'now'
  const words = units.slice(first, first + 2).map(([unit, size], index) => {
    const larger = index === 0 ? Infinity : units[first]![1]
    const count = Math.floor((seconds % larger) / size)
    return count === 0 ? '' : `${count} ${unit}`
  })
  return words.filter(Boolean).join(' ')
}

/** The vendor of an event's type, such as the first word of `vendor.noun.happened`. */
export function vendorOf(type: string): string {
  return type.split('.', 1)[0]!
}

/** A name in words, such as `Pick up` for `pickUp`, `pick-up` and `PICK_UP`. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[-_.]/g, ' ').replaceAll(/(?<=[a-z])[A-Z]/g, letter => ` ${letter}`)
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
