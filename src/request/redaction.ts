/** The one place that masks secrets, told by the names of members: in the journal, in events and in logs. */
import { Kind, parse, type ValueNode, visit } from 'graphql'
import { MAX_TOKENS } from './limits.ts'
import { mapMembers, mapTexts } from './map-members.ts'
import type { HttpRequest, HttpResponse } from './message.ts'
import { type GraphQLParams, readParams } from './params.ts'

/** What stands in the place of a secret. */
const MASK = '***'

/**
 * A name of a secret, in any case, alone or at the end of a longer one: `token`, `userToken`, `api_key`, `newPassword`,
 * `clientSecret`, `credentials`. `tokenCount` is none, nor is `attachmentToken`, by which tests tell files apart.
 */
const SECRET_NAME =
  /passw|pass[\W_]?(?:phrase|code)|pwd$|secret(?!ar)|credentials?$|(?:api|access|private|signing)[\W_]?key|authorization|(?<!attachment[\W_]?)token$|jwt$/i

/** The end of a name that tells of a secret without telling it. */
const HARMLESS_NAME = /(?:count|length|type|policy)$/i

/** A part of each name of a secret: a text without it names none. */
const SECRET_HINT = /pass|pwd|secret|credential|key|authorization|token|jwt/i

/** How many secret texts are looked for in errors; where there are more, errors are masked whole. */
const MAX_TEXTS = 100
/** How many characters they may have together. */
const MAX_TEXTS_LENGTH = 10_000

/** Whether a member of this name is a secret. */
function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !HARMLESS_NAME.test(name)
}

/** Enough of a credential to tell one from another, and no more. */
export function redactCredential(credential: string): string {
  return credential.length < 8 ? MASK : `${credential.slice(0, 4)}${MASK}${credential.slice(-2)}`
}

/** A record with its secrets masked, at any depth; the record itself where it has none. */
export function redactRecord(
  record: object,
  isSecret: (name: string) => boolean = isSecretName,
  isSecretBelow: (name: string) => boolean = isSecretName,
): object {
  return mapMembers(record, (value, name) => {
    if (value === null || value === undefined) return value
    return isSecret(name) ? MASK : redactValue(value, isSecretBelow)
  })
}

/** A URL for logs: secret parameters are masked, and those of GraphQL, which `show` may show without their secrets. */
export function redactUrl(url: string, show: (text: string) => string = () => MASK): string {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const parameters = url.slice(mark + 1).split('&')
  return `${url.slice(0, mark)}?${parameters.map(parameter => redactParameter(parameter, show)).join('&')}`
}

/** The address of a receiver as it may be shown: who is named before the host, secret parameters, and what follows a secret's name in the path. */
export function redactAddress(url: string): string {
  return redactUrl(url)
    .replace(/^([\w+.-]+:\/\/)[^/?#@]*@/, `$1${MASK}@`)
    .replaceAll(/(?<=\/([\w-]+)\/)[^/?#]+/g, (value, name: string) => (isSecretName(name) ? MASK : value))
}

function redactParameter(parameter: string, show: (text: string) => string): string {
  const [written = ''] = parameter.split('=', 1)
  const [[name, value] = [written, '']] = new URLSearchParams(parameter)
  if (written === parameter) return parameter
  if (isSecretName(name)) return `${written}=${MASK}`
  if (!GRAPHQL_PARAMETERS.has(name)) return parameter
  const shown = show(value)
  return `${written}=${shown === MASK ? MASK : encodeURIComponent(shown)}`
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
  const shown = redactValue(variables, isSecret, isSecretName)
  if (errors.length === 0) return { variables: shown, errors }
  return {
    variables: shown,
    errors: withoutTexts(errors, [...inDocument.texts, ...secretsIn(variables, isSecret)]).map(error =>
      redactValue(error),
    ),
  }
}

/** A request and its answer as they may be shown: secrets are masked in URL, headers and bodies. */
export interface ShownMessages {
  readonly request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>
  readonly response: Pick<HttpResponse, 'status' | 'headers' | 'body'>
}

/**
 * A request and its answer whole, with secrets masked: values of headers, cookies, parameters and members of a secret name,
 * what the document gives to arguments of one and asks for under an alias, and all of these wherever else they stand.
 */
export function redactMessages(request: HttpRequest, response: HttpResponse): ShownMessages {
  const { query, variables } = paramsOf(request)
  const { texts, variables: given, aliases } = secretsInDocument(query ?? request.body)
  const isSent = (name: string): boolean => isSecretName(name) || given.has(name)
  const isAnswered = (name: string): boolean => isSecretName(name) || aliases.has(name)
  const others = [request, response].flatMap(({ headers, body }) => [
    ...secretsInHeaders(headers),
    ...secretsInText(body),
  ])
  const mask = maskOf([...texts, ...secretsIn(variables, isSent), ...others])
  const { method, url } = request
  const show = (text: string): string => redactText(text, isSent, mask)
  return {
    request: {
      method,
      url: mask(redactUrl(url, show)),
      headers: mapValues(request.headers, (value = '', name) => mask(redactHeader(name, value))),
      body: show(request.body),
    },
    response: {
      status: response.status,
      headers: mapValues(response.headers, (value, name) =>
        typeof value === 'string' ? mask(redactHeader(name, value)) : value.map(line => mask(redactHeader(name, line))),
      ),
      body: redactText(response.body, isAnswered, mask),
    },
  }
}

/** A body or a parameter: where it is JSON, its members of a secret name are masked; secret texts are in any case. */
function redactText(text: string, isSecret: (name: string) => boolean, mask: (text: string) => string): string {
  try {
    return JSON.stringify(mapTexts(redactValue(JSON.parse(text), isSecret), mask))
  } catch {
    return mask(text)
  }
}

/** A name in quotes and the text that it is given, as JSON has it. */
const MEMBER = /"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)/g

/** The secrets in a body that may not be JSON as a whole, such as one that was cut, or a form. */
function secretsInText(body: string): string[] {
  if (!SECRET_HINT.test(body)) return []
  const members = Array.from(body.matchAll(MEMBER), ([, name = '', value = '']) => [name, value] as const)
  const parameters = /^[\w.%+-]+=/.test(body) ? new URLSearchParams(body) : []
  return [...members, ...parameters].flatMap(([name, value]) => (isSecretName(name) && value !== '' ? [value] : []))
}

/** Each name and value of a header of cookies. */
const COOKIES: Readonly<Record<string, RegExp>> = {
  cookie: /([^=;\s]+)=([^;]*)/g,
  'set-cookie': /^([^=;\s]+)=([^;]*)/g,
}

/** A header's value; the scheme of a credential is shown, and so are the names of cookies. */
function redactHeader(name: string, value: string): string {
  const cookies = COOKIES[name]
  if (cookies) return value.replaceAll(cookies, `$1=${MASK}`)
  return isSecretName(name) ? value.replace(/\S+$/, MASK) : value
}

/** The credentials and cookies that headers hold. */
function secretsInHeaders(headers: HttpRequest['headers'] | HttpResponse['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value = '']) =>
    [value].flat().flatMap((line: string) => {
      const cookies = COOKIES[name]
      if (cookies) return Array.from(line.matchAll(cookies), ([, , cookie = '']) => cookie).filter(Boolean)
      return isSecretName(name) ? (/\S+$/.exec(line) ?? []) : []
    }),
  )
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V, name: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]))
}

function paramsOf(request: HttpRequest): GraphQLParams {
  try {
    return readParams(request, { textVariables: true })
  } catch {
    return {}
  }
}

function redactValue(
  value: unknown,
  isSecret: (name: string) => boolean = isSecretName,
  isSecretBelow: (name: string) => boolean = isSecret,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return mapMembers(value, item => redactValue(item, isSecretBelow))
  return redactRecord(value, isSecret, isSecretBelow)
}

/** The texts and numbers below members of a secret name, as texts: so many that they are much, if there are more. */
function secretsIn(
  value: unknown,
  isSecret: (name: string) => boolean = isSecretName,
  texts: string[] = [],
): readonly string[] {
  if (typeof value !== 'object' || value === null || texts.length > MAX_TEXTS) return texts
  if (Array.isArray(value)) for (const item of value) secretsIn(item, isSecretName, texts)
  else
    for (const [name, member] of Object.entries(value) as [string, unknown][])
      if (isSecret(name)) addLeaves(member, texts)
      else secretsIn(member, isSecretName, texts)
  return texts
}

function addLeaves(value: unknown, texts: string[]): void {
  if (typeof value === 'string' || typeof value === 'number') texts.push(String(value))
  else if (typeof value === 'object' && value !== null && texts.length <= MAX_TEXTS)
    for (const member of Object.values(value) as unknown[]) addLeaves(member, texts)
}

/** A name and the text, number or word that it is given in what is no document; of a list the first. */
const GIVEN =
  /(?<!\w)(\w+)\s*:\s*(?:[\w![\]]+\s*=\s*)?(?:\[\s*)?(?:"""([^]*?)(?:"""|$)|"((?:[^"\\\n]|\\.)*)|([^\s,"()[\]{}:]+))/g

/**
 * What a document gives to arguments, input fields and variables of a secret name: texts, and names of variables; and the
 * aliases under which it asks for fields of one.
 */
function secretsInDocument(query: unknown) {
  const texts: string[] = []
  const variables = new Set<string>()
  const aliases = new Set<string>()
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
  if (typeof query === 'string' && SECRET_HINT.test(query))
    try {
      visit(parse(query, { maxTokens: MAX_TOKENS, noLocation: true }), {
        Argument: ({ name, value }) => collectOf(name.value, value),
        ObjectField: ({ name, value }) => collectOf(name.value, value),
        Field: ({ name, alias }) => {
          if (alias && isSecretName(name.value)) aliases.add(alias.value)
        },
        VariableDefinition: ({ variable, defaultValue }) => collectOf(variable.name.value, defaultValue),
      })
    } catch {
      // What is no document may still name a secret, and its error quotes it.
      for (const [, name = '', block, text = block, word = text] of query.matchAll(GIVEN))
        if (word && isSecretName(name)) {
          if (word === text || !word.startsWith('$')) texts.push(word)
          else variables.add(word.slice(1))
        }
    }
  return { texts, variables, aliases }
}

/** Errors in which these texts are masked. */
function withoutTexts(errors: readonly unknown[], texts: readonly string[]): readonly unknown[] {
  if (isMuch(texts)) return errors.map(() => ({ message: MASK }))
  const mask = maskOf(texts)
  return errors.map(error => mapTexts(error, mask))
}

function isMuch(texts: readonly string[]): boolean {
  return texts.length > MAX_TEXTS || texts.reduce((sum, { length }) => sum + length, 0) > MAX_TEXTS_LENGTH
}

/** Masks these texts wherever they stand by themselves, as they are and as JSON quotes them; all of a text where they are many. */
function maskOf(texts: readonly string[]): (text: string) => string {
  if (isMuch(texts)) return () => MASK
  const forms = texts.flatMap(text => [text, JSON.stringify(text).slice(1, -1)]).filter(Boolean)
  if (forms.length === 0) return text => text
  // A longer text may begin with a shorter one.
  const longestFirst = [...new Set(forms)].toSorted((one, other) => other.length - one.length)
  const escaped = longestFirst.map(form => form.replaceAll(/\W/g, String.raw`\$&`))
  const pattern = new RegExp(`(?<!\\w)(?:${escaped.join('|')})(?!\\w)`, 'g')
  return text => text.replaceAll(pattern, MASK)
}
