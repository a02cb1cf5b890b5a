import type { GraphQLFormattedError } from 'graphql'
import { MAX_TOLD_LENGTH } from '../request/limits.ts'
import type { ResultBody } from '../vendors/contract/dialect.ts'

/** How much is told of an error that is too long for an answer. */
const MAX_MESSAGE_LENGTH = 1000

/** Writes an answer. Where its errors would have more than `MAX_TOLD_LENGTH` characters, the last ones are left out. */
export function writeAnswer(body: ResultBody): string {
  const text = JSON.stringify(body)
  if (text.length <= MAX_TOLD_LENGTH || !body.errors) return text
  body.errors = fitting(body.errors)
  return JSON.stringify(body)
}

function fitting(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  let room = MAX_TOLD_LENGTH
  const firstOut = errors.findIndex(error => (room -= JSON.stringify(error).length) < 0)
  if (firstOut < 0) return errors
  const [{ message, ...rest }] = errors as [GraphQLFormattedError] // the first of those that do not fit is there
  if (firstOut > 0) return [...errors.slice(0, firstOut), { message: countLeftOut(errors.length - firstOut) }]
  const { locations, path } = rest
  return [
    { message: `${message.slice(0, MAX_MESSAGE_LENGTH)}...`, ...(locations && { locations }), ...(path && { path }) },
  ]
}

function countLeftOut(count: number): string {
  return `${count} more errors are not told: those of one answer may have ${MAX_TOLD_LENGTH} characters together.`
}
