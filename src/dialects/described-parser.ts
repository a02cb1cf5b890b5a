import type { DefinitionNode, VariableDefinitionNode } from 'graphql'
import type { LexerInterface } from 'graphql/language/lexer.js'
import { Parser } from 'graphql/language/parser.js'

/** What may follow a description. */
const DESCRIBED = ['schema', 'scalar', 'type', 'interface', 'union', 'enum', 'input', 'directive']

/** The grammar of graphql-js, but for descriptions: operations, fragments and variables have none. */
export class DescribedParser<L extends LexerInterface> extends Parser {
  protected readonly lexer: L
  /** Whether the description of what has none is unexpected, and not the token that follows it. */
  protected readonly blamesDescription: boolean = true

  constructor(lexer: L, options: { readonly maxTokens: number }) {
    super(lexer.source, { ...options, lexer })
    this.lexer = lexer
  }

  override parseDefinition(): DefinitionNode {
    const described = this.peekDescription() ? this.lexer.lookahead() : undefined
    if (described && !DESCRIBED.includes(described.value))
      throw this.unexpected(this.blamesDescription ? undefined : described)
    return super.parseDefinition()
  }

  override parseVariableDefinition(): VariableDefinitionNode {
    if (this.peekDescription()) throw this.unexpected()
    return super.parseVariableDefinition()
  }
}
