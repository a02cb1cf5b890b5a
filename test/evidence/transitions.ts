/** Which changes of status the vendors allow and refuse, by what their acts and mutations say of each status. */
import { CHAT_MOVES, SUBMISSION_MOVES } from '../../src/vendors/guuru/rules.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

/** Where something leads from each status; what is no text is a refusal. */
type Nexts = Readonly<Record<string, unknown>>

/** Mutations that change statuses; acts say it themselves. */
const MUTATIONS: Readonly<Record<string, Readonly<Record<string, Nexts>>>> = {
  guuru: { ...CHAT_MOVES, ...SUBMISSION_MOVES },
}

/** All moves of a vendor by the names of acts and mutations. */
function movesOf(vendor: string): ReadonlyMap<string, Nexts> {
  const { acts = {} } = VENDOR_LIST.find(({ name }) => name === vendor) ?? {}
  const own = Object.entries(acts).flatMap(([name, { allowedIn }]) => (allowedIn ? [[name, allowedIn] as const] : []))
  return new Map([...own, ...Object.entries(MUTATIONS[vendor] ?? {})])
}

/** The transitions that a vendor's moves lead to, as coordinates. */
export function allowedTransitions(vendor: string): string[] {
  const found = [...movesOf(vendor).values()].flatMap(nexts =>
    Object.entries(nexts).flatMap(([from, to]) =>
      typeof to === 'string' && to !== from ? [`transition:${from}>${to}`] : [],
    ),
  )
  return [...new Set(found)].toSorted()
}

/** The transitions that a vendor refuses, of one move or of all, from one status or from each: no other move leads there. */
export function refusedTransitions(vendor: string, move?: string | null, status?: unknown): string[] {
  const allowed = new Set(allowedTransitions(vendor))
  const moves = movesOf(vendor)
  const asked = move === undefined ? [...moves.values()] : [moves.get(move ?? '') ?? {}]
  const found = asked.flatMap(nexts => {
    const targets = Object.keys(nexts).flatMap(from => (nexts[from] === from ? [] : (nexts[from] ?? [])))
    const refusing = Object.keys(nexts).filter(
      from => typeof nexts[from] !== 'string' && (move === undefined || from === status),
    )
    return refusing.flatMap(from =>
      targets.filter(to => typeof to === 'string' && to !== from).map(to => `transition:${from}>${String(to)}`),
    )
  })
  return [...new Set(found)].filter(transition => !allowed.has(transition)).toSorted()
}
