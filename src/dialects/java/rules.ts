import * as js from 'graphql'
import { duplicates, variableType } from '../document-nodes.ts'
import { findCircles } from '../fragment-circles.ts'
import { literalFault, showLiteral } from './literals.ts'
import type { Walk } from './walk.ts'

/** Checks that arguments are known and fit their types. */
export function checkArguments(walk: Walk): js.ASTVisitor {
  return {
    Argument(node) {
      const name = node.name.value
      const argument = walk.getArgument()
      const fault = argument && literalFault(node.value, argument.type)
      const shown = showLiteral(fault?.shown ?? node.value)
      if (fault)
        walk.fail(`WrongType: argument '${name}${fault.way ?? ''}' with value '${shown}' ${fault.reason}`, node)
      if (argument) return
      if (walk.getDirective()) walk.fail(`UnknownDirective: Unknown directive argument ${name}`, node)
      // Arguments of an unknown directive are the field's.
      else if (walk.getFieldDef()) walk.fail(`UnknownArgument: Unknown field argument ${name}`, node)
    },
  }
}

/** Checks that fragments do not lead back to themselves; the errors are at the spreads on the way. */
export function checkCycles(walk: Walk): js.ASTVisitor {
  const circles = findCircles(walk)
  return {
    FragmentDefinition(first) {
      const circle = circles.get(first)
      const seen = new Set<js.FragmentDefinitionNode>()
      const way: js.FragmentSpreadNode[] = []
      const follow = (fragment: js.FragmentDefinitionNode): void => {
        seen.add(fragment)
        for (const spread of walk.getFragmentSpreads(fragment.selectionSet)) {
          const next = walk.getFragment(spread.name.value)
          if (next === first) walk.fail('FragmentCycle: Fragment cycles not allowed', ...way)
          if (!next || seen.has(next) || circles.get(next) !== circle) continue
          way.push(spread)
          follow(next)
          way.pop()
        }
      }
      follow(first)
    },
  }
}

/** Checks that required arguments are given, and for fields they are not null. */
export function checkRequiredArguments(walk: Walk): js.ASTVisitor {
  const required = (args: readonly js.GraphQLArgument[] = []): string[] =>
    args.filter(js.isRequiredArgument).map(({ name }) => name)
  return {
    Field(node) {
      for (const name of required(walk.getFieldDef()?.args)) {
        const given = node.arguments?.findLast(each => each.name.value === name)
        if (!given) walk.fail(`MissingFieldArgument: Missing field argument ${name}`, node)
        else if (given.value.kind === js.Kind.NULL)
          walk.fail(`NullValueForNonNullArgument: null value for non-null field argument ${name}`, node)
      }
    },
    Directive(node) {
      for (const name of required(walk.getDirective()?.args)) {
        const isGiven = node.arguments?.some(each => each.name.value === name)
        if (!isGiven) walk.fail(`MissingDirectiveArgument: Missing directive argument ${name}`, node)
      }
    },
  }
}

/** Checks that an anonymous operation is alone. */
export function checkOperations(walk: Walk): js.ASTVisitor {
  const names = new Set<string | undefined>()
  return {
    OperationDefinition(node) {
      const name = node.name?.value
      if (name === undefined && names.size > 0)
        walk.fail('LoneAnonymousOperationViolation: Anonymous operation with other operations.', node)
      if (name !== undefined && names.has(undefined))
        walk.fail(`LoneAnonymousOperationViolation: Operation ${name} is following anonymous operation.`, node)
      names.add(name)
    },
  }
}

/** How often fragments may be opened in all operations together: each takes a walk. */
const MAX_OPENINGS = 2000

/** The variables of an operation, by their names. */
type Declared = Map<string, js.VariableDefinitionNode>

/** Checks that variables are declared, once, and fit, and their defaults. Fragments are opened where they are spread. */
export function checkVariables(walk: Walk): js.ASTVisitor {
  const declared: Declared = new Map()
  const opened = new Set<string>()
  let openings = 0
  const uses: js.ASTVisitor = {
    Variable(node, key, parent) {
      if (key !== 'variable') checkUse(walk, node, declared, Array.isArray(parent))
    },
    FragmentSpread({ name: { value: name } }) {
      const fragment = walk.getFragment(name)
      if (!fragment || opened.has(name)) return
      opened.add(name)
      if (++openings > MAX_OPENINGS) throw new RangeError('too many fragments in too many operations')
      walk.visit(fragment, [uses])
    },
  }
  return {
    ...uses,
    FragmentDefinition: () => false,
    OperationDefinition(node) {
      declared.clear()
      opened.clear()
      const groups = duplicates(node.variableDefinitions ?? [], ({ variable }) => variable.name.value)
      for (const [repeated, [, ...others]] of groups)
        for (const each of others)
          walk.fail(`DuplicateVariableName: There can be only one variable named '${repeated}'`, each)
    },
    VariableDefinition(node) {
      const { defaultValue } = node
      declared.set(node.variable.name.value, node)
      const type = variableType(walk.getSchema(), node.type)
      if (type && defaultValue && literalFault(defaultValue, type))
        walk.fail(`BadValueForDefaultArg: Bad default value ${showLiteral(defaultValue)} for type ${type}`, node)
    },
  }
}

function checkUse(walk: Walk, node: js.VariableNode, definitions: Declared, isItem: boolean): void {
  const definition = definitions.get(node.name.value)
  if (!definition) return walk.fail(`UndefinedVariable: Undefined variable ${node.name.value}`, node)
  const schema = walk.getSchema()
  const declared = js.typeFromAST(schema, definition.type)
  const expected = walk.getInputType()
  // graphql-java knows no type for what is in a list where none may be.
  const isMisplaced = isItem && !js.isListType(js.getNullableType(walk.getParentInputType()))
  if (!declared || !expected || isMisplaced) return
  const notNull = new js.GraphQLNonNull(js.getNullableType(declared))
  const type = (definition.defaultValue?.kind ?? js.Kind.NULL) === js.Kind.NULL ? declared : notNull
  // A default of the argument around the variable counts wherever in its value the variable stands.
  const fits = [type, (walk.getArgument()?.defaultValue ?? null) === null ? type : notNull]
  if (fits.some(each => js.isTypeSubTypeOf(schema, each, expected))) return
  walk.fail(`VariableTypeMismatch: Variable type '${type}' doesn't match expected type '${expected}'`, node)
}
