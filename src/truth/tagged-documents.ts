/** GraphQL in the files of a client: whole files of it, and what programs hold in tagged templates and strings. */

/** The GraphQL of a file, each piece by itself. */
export interface FoundGraphQL {
  readonly texts: readonly string[]
  /** What could not be taken whole, in words. */
  readonly problems: readonly string[]
}

/** The GraphQL in a file: all of a `.graphql` or `.gql` file; of others what is tagged as GraphQL. */
export function graphqlIn(path: string, text: string): FoundGraphQL {
  if (/\.(graphqls?|gql)$/i.test(path)) return { texts: [text], problems: [] }
  const program = new Program(text)
  program.read()
  return program
}

/**
 * What is looked at in a program besides plain code: comments, strings, regular expressions where no division can stand,
 * templates, braces.
 */
const TOKEN =
  /\/\/.*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|(?<=(?:^|[(,=:[!&|?{};>]|\breturn)\s{0,200})\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/|[`{}]/

/** What stands before a template or a string of GraphQL: a tag, a call of one, or a comment that says so. */
const MARK =
  /(?:(?<![\w$.])(?:gql|graphql)\s*(?:<[^<>`]*>\s*)?(?:\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?)?|\/\*\s*GraphQL\s*\*\/\s*)$/i
/** How many characters of a mark are looked at. */
const MARK_LENGTH = 200

/** The text of a program, read once from its beginning. */
class Program implements FoundGraphQL {
  readonly texts: string[] = []
  readonly problems: string[] = []
  readonly #text: string
  readonly #token = new RegExp(TOKEN, 'g')
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Reads code up to the brace that closes it, or to the end. */
  read(isExpression = false): void {
    for (let depth = 0; ;) {
      const token = this.#next()
      if (token === undefined) return
      if (token === '`') this.#template(this.#isMarked())
      else if (token === '{') depth++
      else if (token === '}' && --depth < 0 && isExpression) return
      else if (/^["']/.test(token) && this.#isMarked(token.length)) this.#keep(token.slice(1, -1))
    }
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
    for (;;) {
      const [whole = '', part = '', end] =
        /((?:[^`\\$]+|\\[^]|\$(?!\{))*)(`|\$\{)?/y.exec(this.#text.slice(this.#at)) ?? []
      this.#at += whole.length
      text += part
      if (end !== '${') {
        if (end === undefined) this.problems.push('a template has no end, and what follows it is not read.')
        if (isMarked) this.#keep(text)
        return
      }
      if (isMarked && isInside(text)) this.problems.push('what an expression in a selection adds is not counted.')
      text += ' '
      this.read(true)
    }
  }

  #keep(text: string): void {
    this.texts.push(text.replaceAll(/\\([^])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)))
  }
}

/** Whether the end of a text is within braces. */
function isInside(text: string): boolean {
  return text.split('{').length > text.split('}').length
}
