import { Kind, OperationTypeNode, TokenKind } from 'graphql'
import type {
  ConstListValueNode,
  ConstValueNode,
  DocumentNode,
  ListValueNode,
  NameNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
  VariableDefinitionNode,
} from 'graphql'
import { DescribedParser } from '../described-parser.ts'
import { RubyLexer } from './lexer.ts'

/** Reads a document by graphql-ruby's grammar. Throws graphql-js's error at the token where graphql-ruby stops too. */
export function parseDocument(source: string, options: { readonly maxTokens: number }): DocumentNode {
  return new RubyParser(new RubyLexer(source), options).parseDocument()
}

/** The grammar of graphql-js, but for what graphql-ruby reads differently. */
class RubyParser extends DescribedParser<RubyLexer> {
  protected override readonly blamesDescription = false

  /** An anonymous query may have no selections; validation refuses it. */
  override parseOperationDefinition(): OperationDefinitionNode {
    const start = this.lexer.token
    if (!this.peek(TokenKind.BRACE_L) || this.lexer.lookahead().kind !== TokenKind.BRACE_R)
      return super.parseOperationDefinition()
    const selections = this.any(TokenKind.BRACE_L, this.parseSelection, TokenKind.BRACE_R)
    return this.node<OperationDefinitionNode>(start, {
      kind: Kind.OPERATION_DEFINITION,
      operation: OperationTypeNode.QUERY,
      variableDefinitions: [],
      directives: [],
      selectionSet: this.node<SelectionSetNode>(start, { kind: Kind.SELECTION_SET, selections }),
    })
  }

  /** A variable has neither a description nor directives. */
  override parseVariableDefinition(): VariableDefinitionNode {
    const start = this.lexer.token
    const variable = this.parseVariable()
    this.expectToken(TokenKind.COLON)
    const type = this.parseTypeReference()
    const defaults = this.expectOptionalToken(TokenKind.EQUALS) ? { defaultValue: this.parseConstValueLiteral() } : {}
    return this.node<VariableDefinitionNode>(start, { kind: Kind.VARIABLE_DEFINITION, variable, type, ...defaults })
  }

  /** The name may be missing where a fragment is defined; validation refuses it. */
  override parseFragmentName(): NameNode {
    const { token } = this.lexer
    return token.value === 'on' ? this.node<NameNode>(token, { kind: Kind.NAME, value: '' }) : this.parseName()
  }

  /** `extend` is the one keyword that is no name. */
  override parseName(): NameNode {
    if (this.lexer.token.value === 'extend') throw this.unexpected()
    return super.parseName()
  }

  override parseValueLiteral(isConst: true): ConstValueNode
  override parseValueLiteral(isConst: boolean): ValueNode
  override parseValueLiteral(isConst: boolean): ValueNode {
    if (this.peek(TokenKind.NAME) && this.lexer.token.value === 'extend') throw this.unexpected()
    return super.parseValueLiteral(isConst)
  }

  /** A list in a default may hold variables. */
  override parseList(isConst: true): ConstListValueNode
  override parseList(isConst: boolean): ListValueNode
  override parseList(): ListValueNode {
    return super.parseList(false)
  }
}
