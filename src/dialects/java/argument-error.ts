import { type GraphQLError, parse, visit } from 'graphql'
import { locatedError } from '../located-error.ts'
import { locator } from './lexer.ts'

/** What graphql-js says of a null that came through a nullable variable, and what graphql-java says. */
const NULLS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /^Argument "(\w+)" of (?:non-null|required) type "(.+?)" .*$/,
    "Argument '$1' has coerced Null value for NonNull type '$2'",
  ],
  [/^Argument "\w+" has invalid value .*$/s, 'Internal error: should never happen: Should have been validated before'],
]

/** Words as graphql-java does that a field's argument is null in the execution; any other error stays as it is. */
export function toJavaArgumentError(error: GraphQLError): GraphQLError {
  const { message, source, positions, path = [] } = error
  const found = NULLS.find(([pattern]) => pattern.test(message))
  if (!found || !source) return error
  const [position = 0] = positions ?? []
  let field = position
  visit(parse(source), {
    Field({ loc, arguments: given = [] }) {
      if (given.some(({ loc: own }) => own && own.start <= position && position < own.end)) field = loc?.start ?? field
    },
  })
  const text = `Exception while fetching data (/${path.join('/')}) : ${message.replace(...found)}`
  return locatedError(text, [locator(source.body)(field)], { path })
}
