/** The one place that masks secrets, told by the names of members: in the journal, in events and in logs. */
import { Kind, parse, type ValueNode, visit } from 'graphql'
import { MAX_TOKENS } from './limits.ts'
import type { HttpRequest } from './message.ts'
import { type GraphQLParams, readParams } from './params.ts'

/** What stands in the place of a secret. */
const MASK = '***'

/** Whether a member of this name is a secret, such as `token`, `api_key`, `newPassword` or `Authorization`. */
function isSecretName(name: string): boolean {
  return /passw|secret|api[-_]?key|authorization|^((auth|access|refresh|session|bearer)[-_]?)?token$/i.test(name)
}

/** Enough of a credential to tell one from another, and no more. */
export function redactCredential(credential: string): string {
  return credential.length < 8 ? MASK : `${credential.slice(0, 4)}${MASK}${credential.slice(-2)}`
}

/** A record with its secrets masked, at any depth; the record itself where it has none. */
export function redactRecord(record: object, isSecret: (name: string) => boolean = isSecretName): object {
  const members = Object.entries(record).map(([name, value]: [string, unknown]) => {
    const isMasked = isSecret(name) && value !== null && value !== undefined
    return { name, value, shown: isMasked ? MASK : redactValue(value) }
  })
  if (members.every(({ value, shown }) => value === shown)) return record
  return Object.fromEntries(members.map(({ name, shown }) => [name, shown]))
}

/** A URL for logs: secret parameters and those of GraphQL are masked. */
export function redactUrl(url: string): string {
  return url.replaceAll(/([?&]([^=&]*)=)[^&]*/g, (parameter: string, start: string, name: string) =>
    isSecretName(name) || GRAPHQL_PARAMETERS.has(name) ? start + MASK : parameter,
  )
}

const GRAPHQL_PARAMETERS: ReadonlySet<string> = new Set(['query', 'variables', 'extensions'])

/**
 * A request's variables, and the errors of its answer, with secrets masked: members of a secret name, variables that an
 * argument of a secret name is given, and both wherever an error quotes them. Variables are null where there are none, and
 * where the request could not be read.
 */
export function redactExchange(
  request: HttpRequest,
  errors: readonly unknown[],
): { readonly variables: unknown; readonly errors: readonly unknown[] } {
  const { query, variables = null } = paramsOf(request)
  const inDocument = secretsInDocument(query)
  const isSecret = (name: string): boolean => isSecretName(name) || inDocument.variables.has(name)
  const shown = isRecord(variables) ? redactRecord(variables, isSecret) : redactValue(variables)
  if (errors.length === 0) return { variables: shown, errors }
  const inVariables = isRecord(variables) ? secretsIn(variables, isSecret) : []
  return { variables: shown, errors: withoutTexts(errors, [...inDocument.texts, ...inVariables]).map(redactValue) }
}

function paramsOf(request: HttpRequest): GraphQLParams {
  try {
    return readParams(request, { textVariables: true })
  } catch {
    return {}
  }
}

function redactValue(value: unknown): unknown {
  if (!Array.isArray(value)) return isRecord(value) ? redactRecord(value) : value
  const shown = value.map(redactValue)
  return shown.every((item, index) => item === value[index]) ? value : shown
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The texts and numbers below members of a secret name, as texts. */
function secretsIn(value: object, isSecret: (name: string) => boolean): string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (isSecret(name)) return leavesOf(member)
    return typeof member === 'object' && member !== null ? secretsIn(member, isSecretName) : []
  })
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

/** What stands beside a name in a text that is no document: a text or a variable. */
const GIVEN = /(\w+)\s*:\s*(?:"((?:[^"\\\n]|\\.)*)|\$(\w+))/g

/** What a document gives to arguments, input fields and variables of a secret name: texts, and names of variables. */
function secretsInDocument(query: unknown) {
  const texts: string[] = []
  const variables = new Set<string>()
  const collect = (given: ValueNode): void => {
    visit(given, {
      enter: node => {
        if (node.kind === Kind.VARIABLE) variables.add(node.name.value)
        else if (node.kind !== Kind.NAME && 'value' in node && typeof node.value === 'string') texts.push(node.value)
      },
    })
  }
  const collectOf = (name: string, given: ValueNode | undefined): void => {
    if (given && isSecretName(name)) collect(given)
  }
  // Most documents name no secret, and need not be read.
  if (typeof query === 'string' && /passw|secret|api_?key|authorization|token/i.test(query))
    try {
      visit(parse(query, { maxTokens: MAX_TOKENS, noLocation: true }), {
        Argument: ({ name, value }) => collectOf(name.value, value),
        ObjectField: ({ name, value }) => collectOf(name.value, value),
        VariableDefinition: ({ variable, defaultValue }) => collectOf(variable.name.value, defaultValue),
      })
    } catch {
      // What is no document may still name a secret, and its error quotes it.
      for (const [, name = '', text = '', variable = ''] of query.matchAll(GIVEN))
        if (isSecretName(name)) {
          if (variable) variables.add(variable)
          else texts.push(text)
        }
    }
  return { texts, variables }
}

/** Errors in which these texts are masked wherever they stand by themselves, as they are and as JSON quotes them. */
function withoutTexts(errors: readonly unknown[], texts: readonly string[]): readonly unknown[] {
  const forms = texts.flatMap(text => [text, JSON.stringify(text).slice(1, -1)]).filter(Boolean)
  if (forms.length === 0) return errors
  // A longer text may begin with a shorter one.
  const longestFirst = [...new Set(forms)].toSorted((one, other) => other.length - one.length)
  const escaped = longestFirst.map(form => form.replaceAll(/\W/g, String.raw`\$&`))
  const pattern = new RegExp(`(?<!\\w)(?:${escaped.join('|')})(?!\\w)`, 'g')
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(pattern, MASK)
    if (Array.isArray(value)) return value.map(mask)
    return isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mask(member)]))
      : value
  }
  return errors.map(mask)
}
