import { GraphQLError } from 'graphql'
import { firstFault } from '../document-nodes.ts'
import { locate, locatedError } from '../located-error.ts'
import { type JavaToken, javaTokens } from './lexer.ts'
import { parseDocument } from './parser.ts'
import { VERSION } from './walk.ts'

const TOO_MANY =
  `More than ${VERSION.maxTokens} parse tokens have been presented. ` +
  'To prevent Denial Of Service attacks, parsing has been cancelled. '

/** What an error shows of a document. */
type Blamed = Pick<JavaToken, 'start' | 'text'>

/**
 * Words a syntax error of `parseDocument` as graphql-java does; `source` is what was parsed. Both stop at the same token,
 * save that graphql-java blames the beginning of what it has to look ahead for, and reads escapes when all is parsed.
 */
export function toJavaSyntaxError(error: GraphQLError, source: string): GraphQLError {
  const tokens = javaTokens(source)
  const unfit = error.message.includes('Unicode') ? firstFault(tokens, unicodeFault) : undefined
  if (!unfit) return wordError(error, tokens, source)
  try {
    parseDocument(source.replaceAll(/\\[^]/g, escape => (escape === '\\u' ? '__' : escape)))
  } catch (other) {
    if (other instanceof GraphQLError) return wordError(other, tokens, source)
  }
  return tokenError(`Invalid unicode - ${unfit.what} - `, unfit, source)
}

function wordError({ message, positions }: GraphQLError, tokens: readonly JavaToken[], source: string): GraphQLError {
  const end = { start: source.length, end: source.length, text: '<EOF>', isBad: false }
  const position = positions?.[0] ?? source.length
  const before = tokens.filter(each => each.end <= position)
  const token = tokens[before.length] ?? end
  if (message.startsWith('Syntax Error: Document contains more that')) return tokenError(TOO_MANY, token, source)
  const previous = before.at(-1)?.text ?? ''
  const start = lookedAheadFrom(message, before)
  const isSurplus = message.includes('Unexpected') && isComplete(before) && !token.text.startsWith('"')
  const isRepeated = message.includes('Expected Name') && !/^(?:[[{($@:]|on|\.\.\.)$/.test(previous)
  // It reads on to the end, unless it knows which token must follow.
  const isKnown = !start && (isSurplus || isRepeated || message.includes('Expected "'))
  const last = isKnown ? token : (tokens.at(-1) ?? end)
  if (last.isBad) {
    const piece = last.text.replaceAll('\n', '\\n').replaceAll('\t', '\\t')
    return syntaxError(`token recognition error at: '${piece}'`, last.start, source)
  }
  const surplus = 'There are more tokens in the query that have not been consumed '
  return tokenError(isSurplus ? surplus : '', start ?? token, source)
}

/** An escape that is half of a pair of surrogates, by the third digit that it may have. */
const half = (digits: string): string => String.raw`\\u(?:d[${digits}]..|\{0*d[${digits}]..\})`
const [HIGH, LOW] = [half('89ab'), half('c-f')]
const ESCAPE = new RegExp(
  String.raw`${HIGH}${LOW}|(?<high>${HIGH})(?<next>\\u(?:\{\w+\}|\w{4}))?|(?<low>${LOW})|(?<braced>\\u\{\w+\})|\\.`,
  'gi',
)

/** The first escape in a text that is no character, and why; undefined where there is none. */
function unicodeFault({ text, start }: JavaToken): (Blamed & { readonly what: string }) | undefined {
  return firstFault(/^"(?!"")/.test(text) ? text.matchAll(ESCAPE) : [], ({ groups = {} }) => {
    const { high, next, low, braced = '' } = groups
    if (high) return { what: 'leading surrogate must be followed by a trailing surrogate', text: next ?? high, start }
    if (low) return { what: 'trailing surrogate must be preceded with a leading surrogate', text: low, start }
    const isBeyond = Number.parseInt(braced.slice(3), 16) > 0x10ffff
    return isBeyond ? { what: 'not a valid code point', text: braced, start } : undefined
  })
}

function tokenError(what: string, token: Blamed, source: string): GraphQLError {
  return syntaxError(`${what}offending token '${token.text}'`, token.start, source)
}

function syntaxError(what: string, start: number, source: string): GraphQLError {
  const location = locate(source, start)
  const message = `Invalid Syntax : ${what} at line ${location.line} column ${location.column}`
  return locatedError(message, [location], { extensions: { classification: 'InvalidSyntax' } })
}

/** The token from which graphql-java looked ahead when it found that it could not go on. */
function lookedAheadFrom(message: string, before: readonly JavaToken[]): JavaToken | undefined {
  const last = before.at(-1)
  if (last?.text === '...') return last
  const isInType = message.includes('Expected "]"') || (last?.text === '[' && message.includes('Expected Name'))
  if (isInType) return before[before.findLastIndex(({ text }) => !/^(?:\w+|[[\]!])$/.test(text)) + 1]
  const definition = before[before.findLastIndex(({ text }) => text === '{' || text === '}') + 1]
  return definition?.text === 'extend' ? definition : undefined
}

/** Whether these tokens may be a whole document: they end with a brace, and all brackets are closed. */
function isComplete(tokens: readonly JavaToken[]): boolean {
  const depths = tokens.map(({ text }) => Number(/^[[({]$/.test(text)) - Number(/^[\])}]$/.test(text)))
  return tokens.at(-1)?.text === '}' && depths.reduce((sum, each) => sum + each, 0) === 0
}
