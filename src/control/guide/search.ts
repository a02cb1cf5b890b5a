/** The search of the guide: sections by the words of their headings and texts. */
import { nearest } from '../../inputs/nearest.ts'
import type { GuideSection } from './guide-page.ts'

/** A section that a search found. */
export interface Found {
  readonly section: GuideSection
  /** A part of its text, around what was looked for. */
  readonly excerpt: string
}

/** What a search came to. */
export interface SearchResult {
  /** The best ones first. */
  readonly found: readonly Found[]
  /** What finds the words that were looked for, in any case. */
  readonly words: RegExp
  /** The search with a word of the guide in the place of each that it does not have; undefined where there is none near. */
  readonly meant: string | undefined
}

/** How many sections are shown. */
const MAX_FOUND = 20
/** More words are left out, and longer ones are cut. */
const MAX_WORDS = 16
const MAX_LETTERS = 40
const EXCERPT_LETTERS = 240

/** How much a word counts by where it stands. */
const WEIGHT = { title: 3, heading: 6, text: 1 }
/** How much a word counts that only begins like the one that was looked for. */
const PREFIX_WEIGHT = 0.4

/** How much a section counts of a page that is not for users first, such as the changes. */
const OUTSIDE_WEIGHT = 0.5
/** Where the pages for users are in the package. */
const FOR_USERS = /^(src\/guide\/|README)/

/** Words of questions that say nothing of their subject. */
const LITTLE = new Set(
  'a all an and are as at be by can come do does each from for get has have how i if in into is it its me must my of on or so than that the there they this to up was we what when where which who why will with you your'.split(
    ' ',
  ),
)

/** How often each word stands in a section, weighted. */
type Counts = ReadonlyMap<string, number>

/** Finds sections. */
export class SearchIndex {
  readonly #entries: readonly { readonly section: GuideSection; readonly counts: Counts; readonly size: number }[]
  /** In how many sections each word stands. */
  readonly #sections = new Map<string, number>()
  readonly #meanSize: number

  constructor(sections: readonly GuideSection[]) {
    this.#entries = sections.map(section => {
      const counts = countsOf(section)
      for (const word of counts.keys()) this.#sections.set(word, (this.#sections.get(word) ?? 0) + 1)
      return { section, counts, size: counts.size }
    })
    this.#meanSize = this.#entries.reduce((sum, { size }) => sum + size, 0) / Math.max(1, this.#entries.length)
  }

  /** The sections that hold the words of `query`, those with more and rarer ones first. */
  find(query: string): SearchResult {
    const all = wordsOf(query).slice(0, MAX_WORDS)
    const telling = all.filter(word => !LITTLE.has(word))
    const looked = (telling.length > 0 ? telling : all).map(word => ({ word, terms: this.#termsLike(stemOf(word)) }))
    const scored = this.#entries
      .map(entry => ({
        entry,
        score: this.#score(entry, looked) * (FOR_USERS.test(entry.section.page.path) ? 1 : OUTSIDE_WEIGHT),
      }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
    const words = patternOf(looked.map(({ word }) => stemOf(word)))
    return {
      found: scored
        .slice(0, MAX_FOUND)
        .map(({ entry: { section } }) => ({ section, excerpt: excerptOf(section, words) })),
      words,
      meant: this.#meantBy(looked),
    }
  }

  /** The words of the guide that begin with a stem, each with how much it counts. */
  #termsLike(stem: string): [term: string, weight: number][] {
    return [...this.#sections.keys()].flatMap(term =>
      term.startsWith(stem) ? [[term, stemOf(term) === stem ? 1 : PREFIX_WEIGHT] satisfies [string, number]] : [],
    )
  }

  /** How well a section fits: rare words count more, and a section with all of them far more. */
  #score(
    { counts, size }: { readonly counts: Counts; readonly size: number },
    looked: readonly { readonly terms: readonly (readonly [term: string, weight: number])[] }[],
  ): number {
    let score = 0
    let held = 0
    for (const { terms } of looked) {
      let count = 0
      let within = 0
      for (const [term, weight] of terms) {
        count += (counts.get(term) ?? 0) * weight
        within += this.#sections.get(term) ?? 0
      }
      if (count === 0) continue
      held++
      const rarity = Math.log(1 + this.#entries.length / within)
      score += (rarity * count) / (count + 0.6 + 0.6 * (size / this.#meanSize))
    }
    return score * (held / looked.length) ** 2
  }

  /** What the search most likely means, where the guide has not all of its words. */
  #meantBy(looked: readonly { readonly word: string; readonly terms: readonly unknown[] }[]): string | undefined {
    const names = [...this.#sections.keys()]
    const meant = looked.map(({ word, terms }) => (terms.length > 0 ? word : (nearest(word, names) ?? word)))
    return meant.every((word, index) => word === looked[index]?.word) ? undefined : meant.join(' ')
  }
}

/** The words of a text, in lower case: of what hyphens, dots and the like join, the whole and its parts. */
function wordsOf(text: string): string[] {
  const joined = text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?/gu) ?? []
  return joined.flatMap(word => {
    const parts = word.split(/[_.-]+/)
    return (parts.length > 1 ? [word, ...parts] : parts).map(part => part.slice(0, MAX_LETTERS))
  })
}

/** A word without an ending of English. */
function stemOf(word: string): string {
  return word.replace(/(?<=\w{3})(?:ies|ing|ed|es|s|e|y)$/, '')
}

function countsOf({ page, heading, text }: GuideSection): Counts {
  const counts = new Map<string, number>()
  for (const [place, weight] of [
    [page.title, WEIGHT.title],
    [heading.text, WEIGHT.heading],
    [text, WEIGHT.text],
  ] as const)
    for (const word of wordsOf(place)) counts.set(word, (counts.get(word) ?? 0) + weight)
  return counts
}

/** Finds words that begin with these stems, which are letters, digits, hyphens and dots. */
function patternOf(stems: readonly string[]): RegExp {
  const longest = stems.toSorted((a, b) => b.length - a.length).map(stem => stem.replaceAll('.', String.raw`\.`))
  return new RegExp(
    longest.length === 0 ? '(?!)' : String.raw`(?<![\p{L}\p{N}])(?:${longest.join('|')})[\p{L}\p{N}]*`,
    'giu',
  )
}

function excerptOf({ text }: GuideSection, words: RegExp): string {
  const at = Math.max(0, text.search(words))
  const from = at < EXCERPT_LETTERS / 2 ? 0 : text.lastIndexOf(' ', at - EXCERPT_LETTERS / 4) + 1
  const cut = text.slice(from, from + EXCERPT_LETTERS)
  return `${from > 0 ? '… ' : ''}${cut}${from + EXCERPT_LETTERS < text.length ? ' …' : ''}`
}
