import { type ExecutionArgs, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import type { MaybePromise } from '../request/message.ts'
import type { GraphQLParams } from '../request/params.ts'
import type { Documents } from './documents.ts'
import type { Executor } from './executor.ts'
import type { ExecutionContext } from './schema.ts'

/** Answers the members of a GraphQL request; throws or rejects with what is no GraphQL result. */
export type RunParams = (params: GraphQLParams, context: ExecutionContext) => MaybePromise<ExecutionResult>

/** Yoga, from a request's members to its result: it checks the members and calls parse, validate and execute. */
export function createRunner(
  engine: DocumentDialect,
  schema: GraphQLSchema,
  documents: Documents,
  executor: Executor,
): RunParams {
  const plugin: Plugin<ExecutionContext> = {
    onParse({ setParseFn }) {
      setParseFn((source: string) => documents.parse(source))
      return ({ result, context }) => {
        if (result instanceof Error) return
        const validate = (): readonly GraphQLError[] => documents.validate(result)
        const selected = engine.selectOperation(result, context.params.operationName, validate)
        if ('errors' in selected) throw new AggregateError(selected.errors)
      }
    },
    onValidate({ params: { documentAST }, setResult }) {
      setResult(documents.validate(documentAST))
    },
    onExecute({ setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => executor.execute(args))
    },
    // No vendor has subscriptions: the engine says so when one is executed, and there are no data.
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const { errors } = await executor.execute(args)
        return { errors }
      })
    },
  }
  const yoga = createYoga<ExecutionContext, object>({
    schema,
    plugins: [plugin],
    // `Documents` keeps what is parsed and validated.
    parserAndValidationCache: false,
    // The endpoint words and masks errors and chooses statuses.
    maskedErrors: false,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
  })
  // Yoga only looks at the request's method, and answers with lists only where a document asks for them.
  return (params, context) =>
    yoga.getResultForParams({ params, request: context.request } as never, context) as MaybePromise<ExecutionResult>
}
