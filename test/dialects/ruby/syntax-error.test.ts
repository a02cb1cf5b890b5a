import { describe, expect, test } from 'vitest'
import { at, parseErrorOf, validationErrors } from './support.ts'

describe('syntax errors', () => {
  test.each([
    ['query { }', 'Parse error on "}" (RCURLY) at [1, 9]', 1, 9],
    ['{ a { } }', 'Parse error on "}" (RCURLY) at [1, 7]', 1, 7],
    ['query Q( { a }', 'Parse error on "{" (LCURLY) at [1, 10]', 1, 10],
    ['{ a(x: ) }', 'Parse error on ")" (RPAREN) at [1, 8]', 1, 8],
    ['{ a ( ( }', 'Parse error on "(" (LPAREN) at [1, 7]', 1, 7],
    ['{ a [ }', 'Parse error on "[" (LBRACKET) at [1, 5]', 1, 5],
    ['{ a ] }', 'Parse error on "]" (RBRACKET) at [1, 5]', 1, 5],
    ['{ : a }', 'Parse error on ":" (COLON) at [1, 3]', 1, 3],
    ['query Q($x: Int = $y) { a }', 'Parse error on "$" (VAR_SIGN) at [1, 19]', 1, 19],
    ['{ @ a }', 'Parse error on "@" (DIR_SIGN) at [1, 3]', 1, 3],
    ['{ a = 1 }', 'Parse error on "=" (EQUALS) at [1, 5]', 1, 5],
    ['{ a ! }', 'Parse error on "!" (BANG) at [1, 5]', 1, 5],
    ['{ a | }', 'Parse error on "|" (PIPE) at [1, 5]', 1, 5],
    ['{ a & }', 'Parse error on "&" (AMP) at [1, 5]', 1, 5],
    ['{ a(x: ...) }', 'Parse error on "..." (ELLIPSIS) at [1, 8]', 1, 8],
    ['foo', 'Parse error on "foo" (IDENTIFIER) at [1, 1]', 1, 1],
    ['{ a(x: 1.5 2) }', 'Parse error on "2" (INT) at [1, 12]', 1, 12],
    ['{ a 1.5e3 }', 'Parse error on "1.5e3" (FLOAT) at [1, 5]', 1, 5],
    [String.raw`{ a(x: "b" "c\n") }`, String.raw`Parse error on "c\n" (STRING) at [1, 12]`, 1, 12],
    ['on { a }', 'Parse error on "on" (ON) at [1, 1]', 1, 1],
    ['query query query { a }', 'Parse error on "query" (QUERY) at [1, 13]', 1, 13],
    ['{ a } null', 'Parse error on "null" (NULL) at [1, 7]', 1, 7],
    ['{ a } true', 'Parse error on "true" (TRUE) at [1, 7]', 1, 7],
    ['query Q mutation { a }', 'Parse error on "mutation" (MUTATION) at [1, 9]', 1, 9],
    ['query Q fragment { a }', 'Parse error on "fragment" (FRAGMENT) at [1, 9]', 1, 9],
    ['{ a ? }', 'Parse error on "?" (error) at [1, 5]', 1, 5],
    ['{ a . }', 'Parse error on "." (error) at [1, 5]', 1, 5],
    ['{ a(x: -) }', 'Parse error on "-" (error) at [1, 8]', 1, 8],
    ['{ a(b: "x) }', String.raw`Parse error on "\"" (error) at [1, 8]`, 1, 8],
    [String.raw`{ a(x: "\q") }`, String.raw`Parse error on "\"" (error) at [1, 8]`, 1, 8],
    ['{ a(x: """abc) }', String.raw`Parse error on "\"" (error) at [1, 10]`, 1, 10],
    ['{ a(x: 1a) }', 'Parse error on ")" (RPAREN) at [1, 10]', 1, 10],
    ['{ a(x: 007) }', 'Parse error on "0" (INT) at [1, 9]', 1, 9],
    ['{ a(x: 1.) }', 'Parse error on "." (error) at [1, 9]', 1, 9],
    ['fragment on on Query { a }', 'Parse error on "Query" (IDENTIFIER) at [1, 16]', 1, 16],
    ['query ($x: Int @skip(if: true)) { a }', 'Parse error on "@" (DIR_SIGN) at [1, 16]', 1, 16],
    ['query ("d" $x: Int) { a }', 'Parse error on "d" (STRING) at [1, 8]', 1, 8],
    ['"d" query Q { a }', 'Parse error on "query" (QUERY) at [1, 5]', 1, 5],
    ['"d" { a }', 'Parse error on "{" (LCURLY) at [1, 5]', 1, 5],
    ['"d" fragment F on Query { a }', 'Parse error on "fragment" (FRAGMENT) at [1, 5]', 1, 5],
    ['"d" extend type A { a: Int }', 'Parse error on "extend" (EXTEND) at [1, 5]', 1, 5],
    ['{ extend }', 'Parse error on "extend" (EXTEND) at [1, 3]', 1, 3],
    ['{ a(extend: 1) }', 'Parse error on "extend" (EXTEND) at [1, 5]', 1, 5],
    ['{ a(b: extend) }', 'Parse error on "extend" (EXTEND) at [1, 8]', 1, 8],
    ['{ a(b: [extend]) }', 'Parse error on "extend" (EXTEND) at [1, 9]', 1, 9],
    ['{ ...extend }', 'Parse error on "extend" (EXTEND) at [1, 6]', 1, 6],
    ['{ ... on extend { a } }', 'Parse error on "extend" (EXTEND) at [1, 10]', 1, 10],
    ['query extend { a }', 'Parse error on "extend" (EXTEND) at [1, 7]', 1, 7],
    ['query ($extend: Int) { a }', 'Parse error on "extend" (EXTEND) at [1, 9]', 1, 9],
    ['query ($x: Int = extend) { a }', 'Parse error on "extend" (EXTEND) at [1, 18]', 1, 18],
    ['{ a @extend }', 'Parse error on "extend" (EXTEND) at [1, 6]', 1, 6],
    ['\ufeff{ a }', 'Parse error on "\ufeff" (error) at [1, 1]', 1, 1],
    ['{ a\u2028 }', String.raw`Parse error on "\u2028" (error) at [1, 4]`, 1, 4],
    ['{ a\n\n  ,, # c\n é }', 'Parse error on "é" (error) at [4, 2]', 4, 2],
  ])('[assumed] %s', (source, message, line, column) => {
    expect(parseErrorOf(source)).toEqual({ message, locations: [at(line, column)] })
  })

  test('[assumed] a bad Unicode escape has a wording of its own', () => {
    expect(parseErrorOf(String.raw`{ a(x: "\uZZZZ") }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "\\uZZZZ" (error) at [1, 8]`,
    )
  })

  test('[assumed] a block string knows the same escapes, and its last escaped end is an end where there is no other', () => {
    expect(parseErrorOf(String.raw`{ a(b: """\q """) }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "\\q " (error) at [1, 8]`,
    )
    expect(parseErrorOf(String.raw`{ a(b: """x\""") }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "x\\" (error) at [1, 8]`,
    )
  })

  test('[assumed] half of a surrogate pair is shown as bytes', () => {
    expect(parseErrorOf(String.raw`{ a(x: "\uD83D") }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "\xED\xA0\xBD" (error) at [1, 8]`,
    )
  })

  test('[assumed] halves that come to stand beside each other are no pair: escapes are taken two at a time', () => {
    expect(parseErrorOf(String.raw`{ a(x: "\u00e9\uD83D\uDE00") }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "é\xED\xA0\xBD\xED\xB8\x80" (error) at [1, 8]`,
    )
  })

  test.each([
    ['bytes are columns', '{ x(a: "é") ?', at(1, 14)],
    ['a carriage return and a line feed are two lines', '{\r\n  ?', at(3, 3)],
    ['a line break in a string begins none', '{ x(a: "b\nc") ?', at(1, 15)],
    ['one in a block string does, but columns go on', '{ x(a: """\nb\nc""") ?', at(3, 20)],
  ])('[assumed] %s', (_, source, place) => {
    expect(parseErrorOf(source).locations).toEqual([place])
    expect(validationErrors(source.replace('?', 'y }')).at(-1)).toMatchObject({
      path: ['query', 'y'],
      locations: [place],
    })
  })

  test.each([
    [String.raw`"a\u00e9\n\"\/"`, 'aé\n"/'],
    [String.raw`"\u{1F600}\u00e9\uD83D\uDE00"`, '😀é😀'],
    [String.raw`"\\u0041"`, 'A'],
    ['"a\nb"', 'a\nb'],
    [String.raw`"""\n\u0041\"""b"""`, '\nA"""b'],
    ['"""\n    a\n      b\n\n  """', 'a\n  b'],
    ['"""  a"""', '  a'],
    ['"""a"b""c"""', 'a"b""c'],
  ])('[assumed] a string is %s', (literal, value) => {
    const [error] = validationErrors(`{ chatMessages(first: ${literal}) { totalCount } }`)
    expect(error?.message).toContain(`has an invalid value (${JSON.stringify(value)})`)
  })

  test.each(['', ' \n# nothing\n', '{ a', 'query Q', '{ a } fragment', '{ a(x: [1'])(
    '[assumed] the end of the document: %j',
    source => {
      expect(parseErrorOf(source)).toEqual({ message: 'Unexpected end of document', locations: [] })
    },
  )
})
