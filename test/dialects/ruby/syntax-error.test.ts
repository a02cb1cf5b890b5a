import { describe, expect, test } from 'vitest'
import { at, parseErrorOf } from './support.ts'

describe('syntax errors', () => {
  test.each([
    ['{ }', 'Parse error on "}" (RCURLY) at [1, 3]', 1, 3],
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
    ['{ a\n\n  ,, # c\n é }', 'Parse error on "é" (error) at [4, 2]', 4, 2],
  ])('[assumed] %s', (source, message, line, column) => {
    expect(parseErrorOf(source)).toEqual({ message, locations: [at(line, column)] })
  })

  test('[assumed] a bad Unicode escape has a wording of its own', () => {
    expect(parseErrorOf(String.raw`{ a(x: "\uZZZZ") }`).message).toBe(
      String.raw`Parse error on bad Unicode escape sequence: "\\uZZZZ" (error) at [1, 8]`,
    )
  })

  test('[assumed] lines and columns are counted as in other errors', () => {
    expect(parseErrorOf('{ a(x: "é" ?) }').locations).toEqual([at(1, 12)])
    expect(parseErrorOf('{\r\n  ?').locations).toEqual([at(2, 3)])
  })

  test('[assumed] a block string may have several lines', () => {
    expect(parseErrorOf('{ a(x: """\nb\nc""" ?) }').locations?.[0]?.line).toBe(3)
  })

  test.each(['', ' \n# nothing\n', '{ a', 'query Q', '{ a } fragment', '{ a(x: [1'])(
    '[assumed] the end of the document: %j',
    source => {
      expect(parseErrorOf(source)).toEqual({ message: 'Unexpected end of document', locations: [] })
    },
  )
})
