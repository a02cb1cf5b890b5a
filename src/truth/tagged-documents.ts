/** GraphQL in the files of a client: whole files of it, and what programs hold in templates and strings. */
import { parse } from 'graphql'

/** The GraphQL of a file, each piece by itself. */
export interface FoundGraphQL {
  readonly texts: readonly string[]
  /** What could not be taken whole, in words. */
  readonly problems: readonly string[]
}

/** Texts and numbers by the names of their constants. */
type Constants = ReadonlyMap<string, string>

/**
 * The GraphQL in a file: all of a `.graphql` or `.gql` file; of JSON the texts that are documents, such as persisted ones; of
 * others what is tagged as GraphQL or is a document as it stands, with the `constants` that it names.
 */
export function graphqlIn(path: string, text: string, constants: Constants = new Map()): FoundGraphQL {
  if (/\.(graphqls?|gql)$/i.test(path)) return { texts: [text], problems: [] }
  if (/\.json$/i.test(path)) return documentsInJson(text)
  const program = new Program(text, new Map([...constants, ...constantsIn([text])]))
  program.read()
  return program
}

/** The constants of programs that hold a text or a number as it stands there, without those that differ by program. */
export function constantsIn(texts: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const differing = new Set<string>()
  for (const text of texts)
    for (const [, name = '', ...values] of text.matchAll(CONSTANT)) {
      const value = values.find(one => one !== undefined) ?? ''
      if (found.has(name) && found.get(name) !== value) differing.add(name)
      found.set(name, value)
    }
  for (const name of differing) found.delete(name)
  return found
}

const CONSTANT =
  /\bconst\s+([\w$]+)\s*(?::\s*\w+\s*)?=\s*(?:`([^`$\\]*)`|'([^'\\\n]*)'|"([^"\\\n]*)"|(\d+))\s*(?:as const\s*)?(?:[;,]|\n|$)/g

function documentsInJson(text: string): FoundGraphQL {
  const texts: string[] = []
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (
        typeof value === 'string' &&
        /^(?:\s|#.*\n)*(?:(?:query|mutation|subscription|fragment)\b[^]*)?\{/.test(value)
      )
        texts.push(value)
      return value
    })
    return { texts, problems: [] }
  } catch (error) {
    return { texts: [], problems: [`it is not valid JSON: ${String(error)}.`] }
  }
}

/**
 * What is looked at in a program besides plain code: comments, strings, regular expressions where no division can stand,
 * templates, braces, and calls of a tag with what is no text: `gql(source)`, `gql(load(`.
 */
const TOKEN =
  /\/\/.*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|(?<=(?:^|[(,=:[!&|?{};>]|\breturn)\s{0,200})\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/|[`{}]|(?<![\w$]|\bfunction )(?:gql|graphql)\(\s*[A-Za-z_$][\w$.]*\s*(?:\(|\)(?!\s*[{:]))/

/** What marks a template or a string: a tag such as `gql` or `apollo.gql`, a call of one, or a comment before it. */
const MARK =
  /(?:(?<![\w$])(?:gql|graphql)\s*(?:<(?:[^<>`]|<(?:[^<>`]|<[^<>`]*>)*>)*>\s*)?(?:\(\s*(?:\/\*[^*]*\*\/\s*|\/\/.*\n\s*)*)?|\/\*\s*GraphQL\s*\*\/\s*)$/i
/** How many characters of a mark are looked at. */
const MARK_LENGTH = 500

/** The text of a program, read once from its beginning. */
class Program implements FoundGraphQL {
  readonly texts: string[] = []
  readonly problems: string[] = []
  readonly #text: string
  readonly #constants: Constants
  readonly #token = new RegExp(TOKEN, 'g')
  #at = 0

  constructor(text: string, constants: Constants) {
    this.#text = text
    this.#constants = constants
  }

  /** Reads code up to the brace that closes it, or to the end. */
  read(isExpression = false): void {
    for (let depth = 0; ;) {
      const token = this.#next()
      if (token === undefined) return
      if (token === '`') this.#template(this.#isMarked())
      else if (token === '{') depth++
      else if (token === '}' && --depth < 0 && isExpression) return
      else if (/^["']/.test(token)) this.#keep(token.slice(1, -1), this.#isMarked(token.length))
      else if (/^g/i.test(token)) this.#call(token)
    }
  }

  /** Tells of a call of a tag whose text stands nowhere: not in a constant, nor in what is assigned or imported here. */
  #call(call: string): void {
    const [, name = '', end] = /\(\s*([\w$.]+)\s*([()])$/.exec(call) ?? []
    const given = String.raw`(?<![\w$.])${name.replaceAll(/[$.]/g, String.raw`\$&`)}(?![\w$])`
    const isGiven = new RegExp(`${given}(?:[^=;\\n]{0,200}=[^=>;]{0,200}["'\`]|[^;\\n]{0,200}\\bfrom\\b)`).test(
      this.#text,
    )
    const isKnown = end === ')' ? this.#constants.has(name) || isGiven : /(?:^|\.)(?:gql|graphql)$/.test(name)
    if (!isKnown)
      this.problems.push(`${call}${end === '(' ? '...))' : ''} is no text that is known here, and is not counted.`)
  }

  #next(): string | undefined {
    this.#token.lastIndex = this.#at
    const found = this.#token.exec(this.#text)?.[0]
    this.#at = found === undefined ? this.#text.length : this.#token.lastIndex
    return found
  }

  /** Whether what was just read, so many characters, is GraphQL. */
  #isMarked(length = 1): boolean {
    const start = this.#at - length
    return MARK.test(this.#text.slice(Math.max(0, start - MARK_LENGTH), start))
  }

  /** Reads a template from behind its first backtick to behind its last one. */
  #template(isMarked: boolean): void {
    let text = ''
    let isPart = false
    for (;;) {
      const [whole = '', part = '', end] =
        /((?:[^`\\$]+|\\[^]|\$(?!\{))*)(`|\$\{)?/y.exec(this.#text.slice(this.#at)) ?? []
      this.#at += whole.length
      text += part
      if (end !== '${') {
        if (end === undefined) this.problems.push('a template has no end, and what follows it is not read.')
        if (this.#keep(text, isMarked) && isPart)
          this.problems.push('what an expression in a selection adds is not counted.')
        return
      }
      const start = this.#at
      this.read(true)
      const known = this.#valueOf(this.#text.slice(start, this.#at - 1).trim())
      // Where GraphQL demands something there, the rest is read as if it were a name that every type has.
      const isDemanded = known === undefined && /[{:=]\s*$/.test(text)
      isPart ||= isDemanded || (known === undefined && isInside(text))
      const value = isDemanded ? '__typename' : known
      text += value === undefined ? ' ' : ` ${value} `
    }
  }

  /** What an expression adds to the GraphQL before it; undefined where that is not known. */
  #valueOf(expression: string): string | undefined {
    return /^\d+$/.test(expression) ? expression : this.#constants.get(expression)
  }

  /** Takes a text that is marked as GraphQL or is a document; answers whether it did. */
  #keep(text: string, isMarked: boolean): boolean {
    const source = text.replaceAll(/\\([^])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
    const isTaken = isMarked || isDocument(source)
    if (isTaken) this.texts.push(source)
    return isTaken
  }
}

/** Whether a text is a document by its first words, or is one without any word before its selection. */
function isDocument(source: string): boolean {
  const begin = source.replace(/^(?:[\s,]|#.*)+/, '')
  if (!begin.startsWith('{')) return NAMED.test(begin)
  try {
    return parse(source).definitions.length > 0
  } catch {
    return false
  }
}

/** How operations and fragments begin, and sentences do not. */
const NAMED = /^(?:(?:query|mutation|subscription)\s*(?:\w+\s*)?[({@]|fragment\s+(?:\w+\s+)?on\s+\w*\s*[{@])/

/** Whether the end of a text is within braces. */
function isInside(text: string): boolean {
  return text.split('{').length > text.split('}').length
}
