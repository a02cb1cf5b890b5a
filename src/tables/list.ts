/**
 * Lists whose copies share what is equal: a balanced tree of small nodes. Each operation costs the logarithm of the size,
 * and a change answers a list beside the old one, which stays as it was.
 */

/** Whose a node is: a change with the same owner changes it in place, any other copies it. */
export type Owner = object

/** How many items a node has at most. */
const MAX_ITEMS = 64

/** Some items in order. */
class Leaf<T> {
  readonly owner: Owner | undefined
  readonly items: T[]

  constructor(owner: Owner | undefined, items: T[]) {
    this.owner = owner
    this.items = items
  }
}

/** Some lists in order, all of the same height, none of them empty. */
class Branch<T> {
  readonly owner: Owner | undefined
  readonly items: List<T>[]
  size: number

  constructor(owner: Owner | undefined, items: List<T>[]) {
    this.owner = owner
    this.items = items
    this.size = 0
    for (const list of items) this.size += sizeOf(list)
  }
}

/** Items in order. */
export type List<T> = Leaf<T> | Branch<T>

/** A list without items. */
export function emptyList<T>(): List<T> {
  return new Leaf<T>(undefined, [])
}

/** A list of these items, which nothing else may change from now on. */
export function listOf<T>(items: T[], owner: Owner): List<T> {
  if (items.length <= MAX_ITEMS) return new Leaf(owner, items)
  let nodes: List<T>[] = chunksOf(items).map(chunk => new Leaf(owner, chunk))
  while (nodes.length > 1) nodes = chunksOf(nodes).map(chunk => new Branch(owner, chunk))
  return nodes[0]!
}

function chunksOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MAX_ITEMS) }, (_, n) =>
    items.slice(n * MAX_ITEMS, (n + 1) * MAX_ITEMS),
  )
}

/** How many items a list has. */
export function sizeOf<T>(list: List<T>): number {
  return list instanceof Branch ? list.size : list.items.length
}

/** The first item, undefined in an empty list. */
function first<T>(list: List<T>): T | undefined {
  let node = list
  while (node instanceof Branch) node = node.items[0]!
  return node.items[0]
}

/** The last item, undefined in an empty list. */
export function last<T>(list: List<T>): T | undefined {
  let node = list
  // `at(-1)` would take ten times as long as an index does.
  while (node instanceof Branch) node = node.items[node.items.length - 1]!
  return node.items[node.items.length - 1]
}

/** The item at a position; undefined where there is none. */
export function itemAt<T>(list: List<T>, position: number): T | undefined {
  let node = list
  let rest = position
  while (node instanceof Branch) {
    if (rest >= node.size) return undefined
    const kid = kidAt(node, rest)
    rest -= startOf(node, kid)
    node = node.items[kid]!
  }
  return node.items[rest]
}

/** Where a page begins and how long it is. `reverse` counts from the group's end. */
export interface Slice {
  readonly offset: number
  readonly limit: number
  readonly reverse?: boolean
}

/** The items from one position to before another. */
export function slice<T>(list: List<T>, from: number, to: number): T[] {
  let node = list
  let start = Math.max(0, from)
  let end = Math.min(sizeOf(list), to)
  // A page mostly lies in one leaf.
  while (node instanceof Branch && start < end) {
    const kid = kidAt(node, start)
    const before = startOf(node, kid)
    const within = node.items[kid]!
    if (end - before > sizeOf(within)) break
    node = within
    start -= before
    end -= before
  }
  if (node instanceof Leaf) return node.items.slice(start, end)
  const items: T[] = []
  collect(node, start, end, items)
  return items
}

/** The position of the first item for which `holds` is true; it must be so for all items behind that one. */
export function lowerBound<T>(list: List<T>, holds: (item: T) => boolean): number {
  let node = list
  let start = 0
  while (node instanceof Branch) {
    const kids = node.items
    const kid = firstOf(1, kids.length, i => holds(first(kids[i]!)!)) - 1
    start += startOf(node, kid)
    node = kids[kid]!
  }
  const { items } = node
  return start + firstOf(0, items.length, i => holds(items[i]!))
}

/** A list with one more item, before the one that is at the position now. */
export function insertAt<T>(list: List<T>, position: number, item: T, owner: Owner): List<T> {
  const node = inserted(list, position, item, owner)
  const behind = split(node, position >= sizeOf(node) - 1)
  return behind ? new Branch(owner, [node, behind]) : node
}

/** A list with one more item behind all others. */
export function append<T>(list: List<T>, item: T, owner: Owner): List<T> {
  let node = list
  while (node instanceof Branch && node.owner === owner) node = node.items[node.items.length - 1]!
  if (node instanceof Branch || node.owner !== owner || node.items.length === MAX_ITEMS)
    return insertAt(list, sizeOf(list), item, owner)
  node.items.push(item)
  // Nearly all records come in order: nothing is looked for then.
  for (let above = list; above instanceof Branch; above = above.items[above.items.length - 1]!) above.size++
  return list
}

/** A list with another item at a position. */
export function replaceAt<T>(list: List<T>, position: number, item: T, owner: Owner): List<T> {
  const node = owned(list, owner)
  if (node instanceof Leaf) node.items[position] = item
  else {
    const kid = kidAt(node, position)
    node.items[kid] = replaceAt(node.items[kid]!, position - startOf(node, kid), item, owner)
  }
  return node
}

/** A list without the item at a position. */
export function removeAt<T>(list: List<T>, position: number, owner: Owner): List<T> {
  let node = removed(list, position, owner)
  while (node instanceof Branch && node.items.length === 1) node = node.items[0]!
  return node instanceof Branch && node.size === 0 ? emptyList() : node
}

/** Puts an item into a short array: `splice` would make another one each time. */
function insertInto<T>(items: T[], position: number, item: T): void {
  items.push(item)
  for (let i = items.length - 1; i > position; i--) items[i] = items[i - 1]!
  items[position] = item
}

/** The first number of a range for which `holds` is true, the end of the range where there is none: a binary search. */
function firstOf(from: number, to: number, holds: (i: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Which list of a branch holds a position; the last one holds all that lie behind. */
function kidAt<T>({ items, size }: Branch<T>, position: number): number {
  if (position > size >>> 1) {
    let kid = items.length - 1
    for (let start = size - sizeOf(items[kid]!); position < start; start -= sizeOf(items[kid]!)) kid--
    return kid
  }
  let kid = 0
  for (let end = sizeOf(items[0]!); position >= end && kid < items.length - 1; end += sizeOf(items[kid]!)) kid++
  return kid
}

/** The position of the first item of a branch's list. */
function startOf<T>({ items, size }: Branch<T>, kid: number): number {
  let start = 0
  if (kid <= items.length >>> 1) for (let i = 0; i < kid; i++) start += sizeOf(items[i]!)
  else {
    start = size
    for (let i = kid; i < items.length; i++) start -= sizeOf(items[i]!)
  }
  return start
}

function collect<T>(node: List<T>, from: number, to: number, into: T[]): void {
  if (node instanceof Leaf) for (let i = from; i < to; i++) into.push(node.items[i]!)
  else if (from < to) {
    let kid = kidAt(node, from)
    for (let start = startOf(node, kid); start < to; kid++) {
      const list = node.items[kid]!
      const size = sizeOf(list)
      collect(list, Math.max(0, from - start), Math.min(size, to - start), into)
      start += size
    }
  }
}

function owned<T>(node: List<T>, owner: Owner): List<T> {
  if (node.owner === owner) return node
  return node instanceof Branch ? new Branch(owner, node.items.slice()) : new Leaf(owner, node.items.slice())
}

function inserted<T>(list: List<T>, position: number, item: T, owner: Owner): List<T> {
  const node = owned(list, owner)
  if (node instanceof Leaf) {
    insertInto(node.items, position, item)
    return node
  }
  const kid = kidAt(node, position)
  const within = position - startOf(node, kid)
  const grown = (node.items[kid] = inserted(node.items[kid]!, within, item, owner))
  node.size++
  const behind = split(grown, within >= sizeOf(grown) - 1)
  if (behind) insertInto(node.items, kid + 1, behind)
  return node
}

/** Cuts the end off a node that has too many items, and answers it. What only grows at its end stays full. */
function split<T>(node: List<T>, isAtEnd: boolean): List<T> | undefined {
  if (node.items.length <= MAX_ITEMS) return undefined
  const from = isAtEnd ? MAX_ITEMS : MAX_ITEMS >>> 1
  if (node instanceof Leaf) return new Leaf(node.owner, node.items.splice(from))
  const behind = new Branch(node.owner, node.items.splice(from))
  node.size -= behind.size
  return behind
}

function removed<T>(list: List<T>, position: number, owner: Owner): List<T> {
  const node = owned(list, owner)
  if (node instanceof Leaf) {
    if (position === node.items.length - 1) node.items.pop()
    else node.items.splice(position, 1)
    return node
  }
  const kid = kidAt(node, position)
  const left = (node.items[kid] = removed(node.items[kid]!, position - startOf(node, kid), owner))
  node.size--
  if (left.items.length === 0) node.items.splice(kid, 1)
  else if (left.items.length <= MAX_ITEMS >>> 2) joinNext(node, Math.max(0, kid - 1), owner)
  return node
}

/** Puts a list of a branch and the next one together where they have few items. */
function joinNext<T>(node: Branch<T>, kid: number, owner: Owner): void {
  const [one, next] = [node.items[kid], node.items[kid + 1]]
  if (!one || !next || one.items.length + next.items.length > MAX_ITEMS >>> 1) return
  if (one instanceof Leaf && next instanceof Leaf) node.items[kid] = new Leaf(owner, [...one.items, ...next.items])
  else if (one instanceof Branch && next instanceof Branch)
    node.items[kid] = new Branch(owner, [...one.items, ...next.items])
  node.items.splice(kid + 1, 1)
}
