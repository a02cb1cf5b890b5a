/** A schema with all kinds of arguments, and what the java dialect answers over it. */
import { readFileSync } from 'node:fs'
import { buildSchema, type ExecutionResult, type GraphQLError } from 'graphql'
import { javaDialect } from '../../../src/dialects/java/index.ts'
import { CacheBudget } from '../../../src/graphql/cache.ts'
import { Documents } from '../../../src/graphql/documents.ts'
import { Executor, type ExecutorOptions } from '../../../src/graphql/executor.ts'
import { rememberRootFields } from '../../../src/graphql/root-memory.ts'
import { createSchemaOf, type ExecutionContext } from '../../../src/graphql/schema.ts'
import { createRunner } from '../../../src/graphql/yoga.ts'
import { dialect } from '../../../src/vendors/thg/dialect.ts'

/** The members of a request. */
interface ProbeRequest {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

/** What resolves the fields of `Query`, by their names. */
export type ProbeResolvers = Readonly<Record<string, (source: unknown, args: Record<string, unknown>) => unknown>>

/** Makes a function that answers requests over the probe's schema, worded as THG words them. */
export function createProbe(resolvers: ProbeResolvers = {}, options: ExecutorOptions = { compile: false }) {
  const java = javaDialect('lenient')
  const build = () => {
    const schema = buildSchema(readFileSync(new URL('probe.graphql', import.meta.url), 'utf8'))
    const fields = schema.getQueryType()?.getFields() ?? {}
    for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name] ?? {}, { resolve })
    rememberRootFields(schema)
    return schema
  }
  const schema = build()
  const schemaOf = createSchemaOf(java, schema, build)
  const budget = new CacheBudget(1_000_000)
  const documents = new Documents(java, schemaOf, budget)
  const executor = new Executor(java, schema, schemaOf, build, budget, options)
  const run = createRunner(java, schema, documents, executor)
  const request = { method: 'POST', url: '/', headers: {}, body: '', secure: false }
  const world = { causedBy: (_cause: unknown, work: () => unknown) => work(), enter: () => undefined }
  const context = { world, request, cookies: [] } as unknown as ExecutionContext // no resolver needs more of a world
  const thrown = (error: unknown): ExecutionResult => ({ errors: [error as GraphQLError] }) // what yoga throws

  return async ({ query, variables, operationName }: ProbeRequest) => {
    const hot = executor.findHot(query, operationName)
    const proceed = () => run({ query, variables, operationName }, context)
    const document = hot ? undefined : documents.find(query)
    const counted = () =>
      document ? executor.counting({ document, source: query, operationName }, proceed) : proceed()
    const result = await Promise.resolve(hot ? executor.executeHot(hot, context, variables) : counted()).catch(thrown)
    const phase = 'data' in result ? 'execution' : 'document'
    const errors = result.errors?.map(error => dialect.formatError(error, undefined, phase))
    return JSON.parse(JSON.stringify({ ...result, errors }))
  }
}
